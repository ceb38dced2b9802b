"""The head of a document: titles, legal bases and captions."""

from egovplan.reading.reader import read_text

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI\nSố: 88/QĐ-UBND\nSơn Hải, ngày 15 tháng 6 năm 2021\n"


def sorted_blocks(text: str) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Titles with the word that announced them, legal bases and captions, folded."""
    preamble = read_text(text).context.preamble
    return (
        [(announced, block.text) for announced, block in preamble.titles],
        [block.text[:20] for block in preamble.bases],
        [block.text[:30] for block in preamble.captions],
    )


def test_a_decision_and_the_plan_annexed_to_it() -> None:
    text = (
        f"{HEAD}QUYẾT ĐỊNH\nVề việc ban hành kế hoạch chuyển đổi số\nỦY BAN NHÂN DÂN TỈNH\n"
        "Căn cứ Luật Công nghệ thông tin ngày 29 tháng 6 năm 2006;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kế hoạch.\n"
        "KẾ HOẠCH\nChuyển đổi số tỉnh Sơn Hải năm 2022\n(Kèm theo Quyết định số 88/QĐ-UBND ngày 15/6/2021)\n"
        "I. MỤC TIÊU\n- 80% hồ sơ.\n"
    )
    titles, bases, captions = sorted_blocks(text)
    assert titles == [
        ("quyết định", "về việc ban hành kế hoạch chuyển đổi số"),
        ("kế hoạch", "chuyển đổi số tỉnh sơn hải năm 2022"),
    ]
    assert bases == ["căn cứ luật công ngh"]
    assert captions == ["(kèm theo quyết định số 88/qđ-"]


def test_carrying_out_an_act_is_a_basis_before_the_sections_and_a_task_in_them() -> None:
    line = "Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ.\n"
    text = f"{HEAD}KẾ HOẠCH\nChuyển đổi số năm 2022\n{line}I. NHIỆM VỤ\n{line}"
    _, bases, _ = sorted_blocks(text)
    assert bases == ["thực hiện quyết định"]


def test_on_the_basis_of_inside_a_section_is_none() -> None:
    text = f"{HEAD}KẾ HOẠCH\nChuyển đổi số năm 2022\nI. NHIỆM VỤ\nCăn cứ kết quả rà soát, các sở lập dự toán.\n"
    assert sorted_blocks(text)[1] == []


def test_a_section_of_legal_bases() -> None:
    text = (
        f"{HEAD}KẾ HOẠCH\nChuyển đổi số\nI. CĂN CỨ LẬP KẾ HOẠCH\n- Luật số 51/2005/QH11.\nII. MỤC TIÊU\n- 80% hồ sơ.\n"
    )
    assert sorted_blocks(text)[1] == ["- luật số 51/2005/qh"]


def test_sentences_below_a_title_are_no_titles() -> None:
    text = f"{HEAD}KẾ HOẠCH\nChuyển đổi số năm 2022\nỦy ban nhân dân tỉnh ban hành kế hoạch với các nội dung sau:\nI. MỤC TIÊU\n"
    assert [title for _, title in sorted_blocks(text)[0]] == ["chuyển đổi số năm 2022"]


def test_the_body_begins_at_the_first_section() -> None:
    context = read_text(f"{HEAD}KẾ HOẠCH\nChuyển đổi số năm 2022\nI. MỤC TIÊU\n- 80% hồ sơ.\n").context
    assert context.blocks[context.preamble.body].text == "i. mục tiêu"

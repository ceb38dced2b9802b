import time
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import AgencyKind, Level
from egovplan.vietnamese.agencies import find_agencies, find_issuer, parse_agencies, parse_agency

SHARED = Path(__file__).resolve().parents[3] / "shared"
DOCUMENTS = tomllib.loads((Path(__file__).parent / "agency_cells.toml").read_text(encoding="utf-8"))["document"]
CELLS = [(entry, cell, ids) for entry in DOCUMENTS for cell, ids in entry["cells"].items()]
HOME = "ninh-thuan"
ON = date(2012, 1, 1)


def local(agency_id, province):
    return agency_id.replace(f"{province}/", "~/", 1) if agency_id.startswith(f"{province}/") else agency_id


def ids(cell, province=HOME, on=ON):
    return [None if m.value is None else local(m.value.id, province) for m in parse_agencies(cell, province, on)]


@pytest.mark.parametrize(("entry", "cell", "expected"), CELLS, ids=[cell for _, cell, _ in CELLS])
def test_every_cell_of_the_four_plans_resolves(entry, cell, expected):
    assert ids(cell, entry["province"], entry["on"]) == expected


@pytest.mark.parametrize("entry", DOCUMENTS, ids=lambda entry: entry["document"])
def test_the_transcribed_cells_stand_in_the_documents(entry):
    path = SHARED / "seeds" / f"{entry['document']}.txt"
    if not path.exists():
        pytest.skip("needs ../shared/seeds")
    text = " ".join(unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).split())
    missing = [cell for cell in entry["cells"] if unicodedata.normalize("NFC", cell) not in text]
    assert len(missing) <= 2  # page breaks cut them


@pytest.mark.parametrize(
    ("spellings", "expected"),
    [
        (
            [
                "Sở Thông tin và Truyền thông",
                "Sở TT&TT",
                "Sở TT và TT",
                "Sở TTTT",
                "STTTT",
                "Sở Thông tin & Truyền thông",
                "Sở Thông tin - Truyền thông",
                "Sở Thông tin Truyền thông",
                "Sở Thông tin và TT",
                "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
                "sở thông tin và truyền thông",
                "Sở TT&TT tỉnh",
                "Sở TT&TT tỉnh Ninh Thuận",
                "Sở Thông tin\nvà Truyền thông,",
                "Giám đốc Sở TT&TT",
                "Các Sở: TT&TT",
            ],
            "~/so-thong-tin-va-truyen-thong",
        ),
        (["Sở KH&ĐT", "Sở KHĐT", "Sở KH và ĐT", "Sở KH&DT", "Sở Kế hoạch-Đầu tư"], "~/so-ke-hoach-va-dau-tu"),
        (["Sở TN&MT", "Sở TNMT", "Sở TN và MT", "Sở Tài nguyên, Môi trường"], "~/so-tai-nguyen-va-moi-truong"),
        (
            [
                "Sở NN&PTNT",
                "Sở NN và PTNT",
                "Sở NNPTNT",
                "Sở Nông nghiệp và PTNT",
                "Sở Nông nghiệp & Phát triển nông thôn",
            ],
            "~/so-nong-nghiep-va-phat-trien-nong-thon",
        ),
        (
            ["Sở LĐTBXH", "Sở LĐTB&XH", "Sở LĐ-TB&XH", "Sở LĐ, TB và XH", "Sở Lao động, Thương binh và Xã hội"],
            "~/so-lao-dong-thuong-binh-va-xa-hoi",
        ),
        (
            [
                "Sở VHTTDL",
                "Sở VH-TT-DL",
                "Sở VH,TT&DL",
                "Sở Văn hoá, Thể thao và Du lịch",
                "Sở Văn hóa - Thể thao - Du lịch",
            ],
            "~/so-van-hoa-the-thao-va-du-lich",
        ),
        (["Sở GD&ĐT", "Sở GDĐT", "Sở GD-ĐT", "Sở Giáo dục - Đào tạo"], "~/so-giao-duc-va-dao-tao"),
        (["Sở GTVT", "Sở Giao thông - Vận tải", "Sở Giao thông vận tải"], "~/so-giao-thong-van-tai"),
        (
            ["Văn phòng UBND tỉnh", "VP UBND tỉnh", "VP. UBND tỉnh", "Chánh Văn phòng Ủy ban nhân dân tỉnh"],
            "~/van-phong-uy-ban-nhan-dan",
        ),
        (
            ["UBND tỉnh", "Uỷ ban nhân dân tỉnh", "UBND Ninh Thuận", "Chủ tịch UBND tỉnh Ninh Thuận"],
            "~/uy-ban-nhan-dan",
        ),
        (["Kho bạc Nhà nước", "KBNN", "KBNN tỉnh", "Kho Bạc nhà nước Ninh Thuận"], "~/kho-bac-nha-nuoc"),
        (["Bảo hiểm xã hội tỉnh", "BHXH tỉnh"], "~/bao-hiem-xa-hoi"),
        (["Bộ Chỉ huy Quân sự tỉnh", "Bộ CHQS tỉnh", "BCHQS tỉnh"], "~/bo-chi-huy-quan-su"),
        (["Ban Quản lý các khu công nghiệp", "BQL các KCN", "Ban Quản lý KCN"], "~/ban-quan-ly-cac-khu-cong-nghiep"),
        (["Đài PTTH tỉnh", "Đài PT-TH", "Đài Phát thanh - Truyền hình Ninh Thuận"], "~/dai-phat-thanh-va-truyen-hinh"),
        (
            ["UBMTTQ tỉnh", "Ủy ban MTTQVN tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam"],
            "~/uy-ban-mat-tran-to-quoc-viet-nam",
        ),
        (["UBND huyện Xuyên Mộc", "UBND Xuyên Mộc", "UBND huyện Xuyên mộc"], "~/xuyen-moc/uy-ban-nhan-dan"),
        (
            ["UBND TP. Phan Rang - Tháp Chàm", "UBND thành phố Phan Rang-Tháp Chàm"],
            "~/phan-rang-thap-cham/uy-ban-nhan-dan",
        ),
        (["Bộ TT&TT", "BTTTT", "Bộ Thông tin và Truyền thông"], "central/bo-thong-tin-va-truyen-thong"),
        (["Bộ Văn hóa, Thể thao và Du lịch", "Bộ VHTT&DL"], "central/bo-van-hoa-the-thao-va-du-lich"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_all_spellings_of_a_body_are_one(spellings, expected):
    for spelling in spellings:
        assert ids(spelling) == [expected], spelling
        found = parse_agency(spelling, HOME, ON)
        assert found is not None, spelling
        assert local(found.value.id, HOME) == expected, spelling


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Các sở, ban, ngành", ["~/group/so-ban-nganh"]),
        ("Sở, ban, ngành có liên quan", ["~/group/so-ban-nganh"]),
        ("các Sở ban ngành, đoàn thể tỉnh", ["~/group/so-ban-nganh"]),
        ("Các cơ quan chuyên môn thuộc UBND tỉnh", ["~/group/so-ban-nganh"]),
        ("Bộ, ngành, địa phương", ["central/group/bo-nganh", "~/group/dia-phuong"]),
        ("Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", ["central/group/bo-nganh"]),
        ("UBND các huyện, thị xã, thành phố", ["~/group/uy-ban-nhan-dan-cap-huyen"]),
        ("UBND cấp huyện, cấp xã", ["~/group/uy-ban-nhan-dan-cap-huyen", "~/group/uy-ban-nhan-dan-cap-xa"]),
        ("UBND xã, phường, đặc khu", ["~/group/uy-ban-nhan-dan-cap-xa"]),
        ("UBND các cấp", ["~/group/uy-ban-nhan-dan-cac-cap"]),
        ("UBND các tỉnh, thành phố trực thuộc Trung ương", ["central/group/uy-ban-nhan-dan-cap-tinh"]),
        ("Xã, phường", ["~/group/cap-xa"]),
        ("các cơ quan, đơn vị có liên quan", ["~/group/co-quan-lien-quan"]),
        ("người dân và doanh nghiệp", ["~/group/nguoi-dan", "~/group/doanh-nghiep"]),
        ("Phòng Văn hóa và Thông tin các huyện", ["~/group/phong-van-hoa-va-thong-tin-cap-huyen"]),
        ("Các Phòng Tư pháp", ["~/group/phong-tu-phap"]),
        ("Trung tâm Y tế các huyện", ["~/group/trung-tam-y-te-cap-huyen"]),
    ],
)
def test_classes_of_bodies_are_groups(cell, expected):
    found = parse_agencies(cell, HOME, ON)
    assert ids(cell) == expected
    assert {m.value.kind for m in found} == {AgencyKind.GROUP}


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("Các sở, ban, ngành", Level.PROVINCE),
        ("Các bộ, ngành", Level.CENTRAL),
        ("UBND các huyện", Level.DISTRICT),
        ("các xã", Level.COMMUNE),
        ("Các cơ quan liên quan", None),
        ("Sở Y tế", Level.PROVINCE),
        ("Phòng Y tế", Level.DISTRICT),
        ("Công an huyện Ninh Hải", Level.DISTRICT),
        ("UBND xã Phước Dinh", Level.COMMUNE),
        ("Bộ Y tế", Level.CENTRAL),
        ("Tổng cục Lâm nghiệp", Level.CENTRAL),
    ],
)
def test_a_body_has_the_level_its_name_says(cell, level):
    assert [m.value.level for m in parse_agencies(cell, HOME, ON)] == [level]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Sở Tài chính; Cục Thuế, KBNN tỉnh", ["~/so-tai-chinh", "~/cuc-thue", "~/kho-bac-nha-nuoc"]),
        ("Sở Tài chính Sở Y tế", ["~/so-tai-chinh", "~/so-y-te"]),
        ("Sở Tài chính<br>Sở Y tế", ["~/so-tai-chinh", "~/so-y-te"]),
        ("1. Sở Tài chính 2. Sở Y tế", ["~/so-tai-chinh", "~/so-y-te"]),
        ("- Sở Tài chính\n- Sở Y tế", ["~/so-tai-chinh", "~/so-y-te"]),
        ("Sở Tài chính, Nội vụ, KH&ĐT", ["~/so-tai-chinh", "~/so-noi-vu", "~/so-ke-hoach-va-dau-tu"]),
        ("Các Sở: Tài chính, Nội vụ", ["~/so-tai-chinh", "~/so-noi-vu"]),
        ("Bộ Quốc phòng, Công an", ["central/bo-quoc-phong", "central/bo-cong-an"]),
        ("Sở Y tế (chủ trì), Sở Tài chính", ["~/so-y-te", "~/so-tai-chinh"]),
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính", ["~/so-y-te", "~/so-tai-chinh"]),
        ("UBND huyện Ninh Hải, Ninh Sơn", ["~/ninh-hai/uy-ban-nhan-dan", "~/ninh-son/uy-ban-nhan-dan"]),
        ("UBND các huyện: Ninh Hải và Ninh Sơn", ["~/ninh-hai/uy-ban-nhan-dan", "~/ninh-son/uy-ban-nhan-dan"]),
        ("UBND xã Phước Dinh, huyện Thuận Nam, tỉnh Ninh Thuận", ["~/xa-phuoc-dinh/uy-ban-nhan-dan"]),
        ("Chỉ huy trưởng; Bộ CHQS tỉnh", ["~/bo-chi-huy-quan-su"]),
        ("Ngân hàng Nhà nước chi nhánh tỉnh", ["~/ngan-hang-nha-nuoc"]),
        ("Ngân hàng Nhà nước Việt Nam", ["central/ngan-hang-nha-nuoc"]),
        ("Tòa án nhân dân tối cao, TAND tỉnh", ["central/toa-an-nhan-dan", "~/toa-an-nhan-dan"]),
        ("", []),
        ("-", []),
        (",;", []),
    ],
)
def test_several_bodies_in_one_cell_are_parted(cell, expected):
    assert ids(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected", "kind"),
    [
        ("Trung tâm CNTT", "~/trung-tam-cong-nghe-thong-tin", AgencyKind.PUBLIC_UNIT),
        ("Trung tâm Văn hóa, Thể thao và Du lịch", "~/trung-tam-van-hoa-the-thao-va-du-lich", AgencyKind.PUBLIC_UNIT),
        ("Bệnh viện Đa khoa tỉnh", "~/benh-vien-da-khoa", AgencyKind.PUBLIC_UNIT),
        ("Trường Cao đẳng Sư phạm", "~/truong-cao-dang-su-pham", AgencyKind.PUBLIC_UNIT),
        ("Trạm Y tế xã Phước Dinh", "~/xa-phuoc-dinh/tram-y-te", AgencyKind.PUBLIC_UNIT),
        ("Viettel Ninh Thuận", "~/viettel", AgencyKind.ENTERPRISE),
        ("Ban Chỉ đạo chuyển đổi số tỉnh", "~/ban-chi-dao-chuyen-doi-so", AgencyKind.OTHER),
        ("Chi cục Thủy lợi", "~/chi-cuc-thuy-loi", AgencyKind.DEPARTMENT),
    ],
)
def test_bodies_that_are_listed_nowhere_are_known_by_their_first_word(cell, expected, kind):
    assert ids(cell) == [expected]
    assert parse_agencies(cell, HOME, ON)[0].value.kind is kind


@pytest.mark.parametrize(
    "cell",
    [
        "như trên",
        "Ban hành trong năm sau",
        "Bộ chỉ số đánh giá",
        "Chính phủ số",
        "Chính phủ điện tử",
        "tháng 12 năm sau",
        "Báo cáo định kỳ",
        "hội nghị trực tuyến",
        "Trung tâm",
    ],
)
def test_words_that_name_no_body_are_told(cell):
    assert ids(cell)
    assert set(ids(cell)) == {None}


def test_what_is_unread_is_told_beside_what_is_read():
    found = parse_agencies("Sở Y tế; xyz abc, Sở Tài chính", HOME, ON)
    assert [(m.value is None, m.text) for m in found] == [
        (False, "Sở Y tế"),
        (True, "xyz abc"),
        (False, "Sở Tài chính"),
    ]


def test_a_body_that_was_no_more_is_read_as_its_successor_with_a_note():
    (found,) = parse_agencies("Sở TT&TT", "quang-ngai", date(2025, 11, 1))
    assert found.value.id == "quang-ngai/so-khoa-hoc-va-cong-nghe"
    assert found.notes[0].code == "agency-succeeded"
    assert dict(found.notes[0].arguments) == {
        "name": "Sở Thông tin và Truyền thông",
        "successor": "Sở Khoa học và Công nghệ",
    }


def test_without_a_day_a_body_is_as_named():
    assert parse_agency("Sở TT&TT", "quang-ngai").value.id == "quang-ngai/so-thong-tin-va-truyen-thong"
    assert parse_agency("Sở Bưu chính, Viễn thông", "quang-ngai").value.id == "quang-ngai/so-buu-chinh-vien-thong"


def test_a_province_that_was_merged_by_then_is_the_one_it_went_into():
    assert ids("Sở Y tế; các sở, ngành", "ninh-thuan", date(2025, 8, 1)) == [
        "khanh-hoa/so-y-te",
        "khanh-hoa/group/so-ban-nganh",
    ]


def test_an_ambiguous_abbreviation_means_the_body_of_the_time():
    assert ids("Sở VHTT", "nghe-an", date(2007, 1, 1)) == ["~/so-van-hoa-thong-tin"]
    assert ids("Sở VHTT", "nghe-an", date(2018, 1, 1)) == ["~/so-van-hoa-va-the-thao"]
    assert ids("Sở VHTT", "son-la", date(2018, 1, 1)) == ["~/so-van-hoa-the-thao-va-du-lich"]


def test_the_city_of_a_central_city_is_the_province_and_of_a_province_a_class():
    assert ids("UBND thành phố", "ha-noi") == ["~/uy-ban-nhan-dan"]
    assert ids("UBND thành phố", "son-la") == ["~/group/uy-ban-nhan-dan-cap-huyen"]
    assert ids("UBND thành phố Quảng Ngãi", "quang-ngai") == ["~/quang-ngai/uy-ban-nhan-dan"]
    assert ids("Công an TP. Hồ Chí Minh", None) == ["ho-chi-minh/cong-an"]


def test_a_town_beside_a_district_of_its_name_is_another_body():
    both = ids("UBND huyện Cao Lãnh; UBND thành phố Cao Lãnh", "dong-thap")
    assert both == ["~/cao-lanh/uy-ban-nhan-dan", "~/thanh-pho-cao-lanh/uy-ban-nhan-dan"]


def test_after_the_districts_a_bare_name_is_a_commune():
    assert parse_agencies("UBND Sơn Tịnh", "quang-ngai", date(2025, 8, 1))[0].value.level is Level.COMMUNE
    assert parse_agencies("UBND Sơn Tịnh", "quang-ngai", date(2018, 8, 1))[0].value.level is Level.DISTRICT


def test_an_unknown_province_keeps_its_name():
    found = parse_agencies("UBND tỉnh Sơn Hải; Sở Y tế", "son-hai", ON)
    assert [m.value.id for m in found] == ["son-hai/uy-ban-nhan-dan", "son-hai/so-y-te"]
    assert found[0].value.name == "Ủy ban nhân dân tỉnh Sơn Hải"
    assert parse_agency("Sở Y tế").value.id == "any/so-y-te"


def test_the_name_is_that_of_the_catalogue_and_the_span_that_of_the_text():
    text = "Giao Sở TT&TT  chủ trì"
    found = parse_agency(text, HOME)
    assert found.value.name == "Sở Thông tin và Truyền thông"
    assert text[found.start : found.end] == found.text == "Sở TT&TT"


@pytest.mark.parametrize(
    "text", ["cơ sở dữ liệu", "trên cơ sở báo cáo", "bộ phận một cửa", "", "Chính phủ điện tử", "quy trình TTHC"]
)
def test_a_phrase_without_a_body_has_none(text):
    assert parse_agency(text, HOME, ON) is None


def test_running_text_names_listed_bodies_only_with_a_capital():
    text = (
        "Theo Quyết định số 12/QĐ-UBND, giao Sở Nội vụ và UBND các huyện. Công tác thanh tra, báo cáo của sở tài chính."
    )
    assert [m.text for m in find_agencies(text, HOME)] == ["Sở Nội vụ", "UBND các huyện"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH NINH THUẬN", "ninh-thuan/uy-ban-nhan-dan"),
        ("UỶ BAN NHÂN DÂN\nTỈNH KHÁNH HOÀ\n-------\nSố: 12", "khanh-hoa/uy-ban-nhan-dan"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", "ba-ria-vung-tau/uy-ban-nhan-dan"),
        ("|\n**ỦY BAN NHÂN\nDÂN**\n**TỈNH ĐỒNG THÁP**\n--------\n|\n**CỘNG HÒA XÃ", "dong-thap/uy-ban-nhan-dan"),
        ("ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI |\nTỈNH SƠN LA | Độc lập |", "son-la/uy-ban-nhan-dan"),
        ("ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI\nTỈNH SƠN LA          Độc lập", "son-la/uy-ban-nhan-dan"),
        ("ỦY BAN NHÂN DÂN | CỘNG HÒA |\nSố: 2 | Sơn La |\nỦY BAN NHÂN DÂN TỈNH SƠN LA", "son-la/uy-ban-nhan-dan"),
        ("UBND THÀNH PHỐ HÀ NỘI", "ha-noi/uy-ban-nhan-dan"),
        ("ubnd thành phố hồ\nchí minh", "ho-chi-minh/uy-ban-nhan-dan"),
        ("ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI\nSố: 12/KH-UBND", "son-hai/uy-ban-nhan-dan"),
        ("ỦY BAN NHÂN DÂN HUYỆN NINH HẢI", "any/ninh-hai/uy-ban-nhan-dan"),
        ("UBND TỈNH QUẢNG NGÃI\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG", "quang-ngai/so-thong-tin-va-truyen-thong"),
        ("HỘI ĐỒNG NHÂN DÂN\nTỈNH SƠN LA", "son-la/hoi-dong-nhan-dan"),
        ("TỈNH ỦY NINH THUẬN", "ninh-thuan/tinh-uy"),
        ("THỦ TƯỚNG CHÍNH PHỦ\n-------", "central/thu-tuong-chinh-phu"),
        ("CHÍNH PHỦ", "central/chinh-phu"),
        ("BỘ THÔNG TIN VÀ TRUYỀN THÔNG", "central/bo-thong-tin-va-truyen-thong"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nBAN CHẤP HÀNH TRUNG ƯƠNG", "central/ban-chap-hanh-trung-uong"),
    ],
)
def test_the_issuer_is_read_from_a_header(header, expected):
    assert find_issuer(header).value.id == expected


def test_a_header_without_a_body_has_no_issuer():
    assert find_issuer("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc") is None
    assert find_issuer("Số: 61/KH-UBND") is None


PIECES = st.sampled_from(
    "Sở TT&TT|sở y tế|UBND|các|huyện|Ninh Hải|thành phố|,|;|và|Bộ|ngành|tỉnh|:|cấp|Trung tâm|(|)|\n|1.|Giám đốc"
    "|Ủy ban nhân dân|liên quan|Hà Nội|xã|-|TW".split("|")
)
CELL_TEXTS = st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=40)


@settings(max_examples=300, deadline=None)
@given(CELL_TEXTS, st.sampled_from([None, "ninh-thuan", "ha-noi", "son-hai"]), st.sampled_from([None, ON]))
def test_matches_stand_in_the_text_in_order_and_apart(cell, province, on):
    end = 0
    for found in parse_agencies(cell, province, on):
        assert end <= found.start < found.end
        assert cell[found.start : found.end] == found.text
        end = found.end


@settings(max_examples=200, deadline=None)
@given(CELL_TEXTS)
def test_decomposed_letters_change_nothing(cell):
    composed = unicodedata.normalize("NFC", cell)
    decomposed = unicodedata.normalize("NFD", cell)
    assert ids(decomposed) == ids(composed)
    for found in parse_agencies(decomposed, HOME, ON):
        assert decomposed[found.start : found.end] == found.text


@settings(max_examples=200, deadline=None)
@given(CELL_TEXTS)
def test_any_header_and_sentence_is_read_without_error(text):
    found = find_issuer(text)
    assert found is None or text[found.start : found.end] == found.text
    assert all(text[m.start : m.end] == m.text for m in find_agencies(text))
    assert parse_agency(text) is None or parse_agency(text).text in text


@pytest.mark.parametrize(
    "piece",
    [
        "Sở A, và các, UBND huyện, thành phố, Trung tâm B, C, ",
        "và ",
        "các ",
        "Sở và ",
        "UBND xã A, huyện B, tỉnh C, ",
        "xã A, ",
        "( ",
        "\n",
        "Trung tâm a, ",
        "a, ",
        "UBND các huyện: ",
        "TTTT ",
        ". ",
    ],
)
def test_a_long_cell_takes_linear_time(piece):
    def seconds(cell):
        started = time.perf_counter()
        parse_agencies(cell, HOME, ON)
        return time.perf_counter() - started

    seconds(piece)
    short, long = (
        min(seconds(piece * 20 + "x" * n) for n in range(3)),
        min(seconds(piece * 200 + "x" * n) for n in range(3)),
    )
    assert long < 40 * short

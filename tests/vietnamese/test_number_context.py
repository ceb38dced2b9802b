"""Which printed numbers are no quantity, by the words beside them; each rule with what it must leave alone."""

import pytest

from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.number_context import ASIDE, is_measure, lead_words, set_aside_behind
from egovplan.vietnamese.quantities import scan_quantities


def classes(phrase: str) -> list[str | None]:
    return [item.aside for item in scan_quantities(fold(phrase).text)]


def the_class(phrase: str) -> str | None:
    return classes(phrase)[0]


@pytest.mark.parametrize(
    ("phrase", "aside"),
    [
        # references
        ("theo điều 5", ASIDE.REFERENCE),
        ("khoản 2 luật này", ASIDE.REFERENCE),
        ("xem phụ lục 3", ASIDE.REFERENCE),
        ("phụ lục số 3", ASIDE.REFERENCE),
        ("biểu số 2", ASIDE.REFERENCE),
        ("tiêu chuẩn 27001", ASIDE.REFERENCE),
        ("thang điểm 100", ASIDE.REFERENCE),
        ("trường tiểu học số 2", ASIDE.REFERENCE),
        ("tại số 12 đường hùng vương", ASIDE.REFERENCE),
        ("giai đoạn 2 và 3", ASIDE.REFERENCE),
        ("theo quy định[3] hiện hành", ASIDE.REFERENCE),
        # names
        ("đề án 06 của chính phủ", ASIDE.NAME),
        ("chương trình 135", ASIDE.NAME),
        ("nghị quyết 57", ASIDE.NAME),
        ("hội nghị trung ương 5", ASIDE.NAME),
        ("quốc lộ 1", ASIDE.NAME),
        ("windows 10", ASIDE.NAME),
        ("đô thị loại 2", ASIDE.NAME),
        ("phiên bản 2.0", ASIDE.NAME),
        ("covid 19", ASIDE.NAME),
        ("covid-19", ASIDE.NAME),
        ("5g", ASIDE.NAME),
        ("ql1", ASIDE.NAME),
        ("tcvn_2017", ASIDE.NAME),
        ("gói 30.000 tỷ đồng", ASIDE.NAME),
        ("xem www.sonhai.gov.vn/12", ASIDE.NAME),
        ("bản đồ tỷ lệ 1/500", ASIDE.NAME),
        ("tỷ lệ 1:5", ASIDE.NAME),
        ("điện thoại: 0255.3822.333", ASIDE.NAME),
        ("đt 3 822 333", ASIDE.NAME),
        ("gọi 0913.234.567 để hỏi", ASIDE.NAME),
        # ranks
        ("xếp thứ 15/63", ASIDE.RANK),
        ("xếp hạng 28/63 tỉnh", ASIDE.RANK),
        ("đứng thứ 5 cả nước", ASIDE.RANK),
        ("chỉ số dti xếp hạng cấp tỉnh đạt 12/63", ASIDE.RANK),
        ("thuộc nhóm 10 tỉnh", ASIDE.RANK),
        ("trong tốp 20", ASIDE.RANK),
        ("top 10", ASIDE.RANK),
        ("tăng 6 bậc", ASIDE.RANK),
        ("nằm trong 10 địa phương dẫn đầu cả nước", ASIDE.RANK),
        ("thuộc 15 tỉnh có chỉ số cao nhất", ASIDE.RANK),
        # rhythms and durations
        ("định kỳ 6 tháng", ASIDE.RHYTHM),
        ("24/7", ASIDE.RHYTHM),
        ("24/24 giờ", ASIDE.RHYTHM),
        ("mỗi năm 02 lần", ASIDE.RHYTHM),
        ("không quá 03 ngày làm việc", ASIDE.RHYTHM),
        ("10 (mười) ngày", ASIDE.RHYTHM),
        ("từ 15 tuổi trở lên", ASIDE.RHYTHM),
        ("3 đến 5 tuổi", ASIDE.RHYTHM),
        ("kế hoạch 5 năm", ASIDE.NAME),
        ("đợt 2", ASIDE.NAME),
        ("mở 02 đợt", ASIDE.RHYTHM),
        # tiers
        ("3 cấp chính quyền", ASIDE.TIER),
        ("4 nhà", ASIDE.TIER),
        ("mô hình 4 lớp", ASIDE.TIER),
        ("bảo vệ 4 lớp", ASIDE.TIER),
        ("4 lớp bảo vệ", ASIDE.TIER),
        ("4 yếu tố", ASIDE.TIER),
        ("5 không", ASIDE.TIER),
        ("6 rõ", ASIDE.TIER),
        ("06 nhóm nhiệm vụ", ASIDE.TIER),
        ("trung tâm dữ liệu số 2 và", ASIDE.NAME),
        ("3 trụ cột", ASIDE.TIER),
        # dates
        ("năm 2020", ASIDE.DATE),
        ("tháng 6", ASIDE.DATE),
        ("2020", ASIDE.DATE),
        ("31/3 hằng năm", ASIDE.DATE),
        ("trước 30/6/2022", ASIDE.DATE),
        # levels of service, duties, labels
        ("mức độ 3", ASIDE.SERVICE_LEVEL),
        ("cử 02 cán bộ", ASIDE.DUTY),
        ("phân công 01 lãnh đạo", ASIDE.DUTY),
        ("chuyên viên (3)", ASIDE.LABEL),
        ("sau đây: 1) hạ tầng", ASIDE.LABEL),
        # nothing says what it is
        ("và 5 của", ASIDE.UNREAD),
    ],
)
def test_numbers_that_are_no_quantity(phrase: str, aside: str) -> None:
    assert the_class(phrase) == aside


@pytest.mark.parametrize(
    "phrase",
    [
        # percent signs, money and nouns go before names and references
        "phần 80%",
        "điều chỉnh 80% hồ sơ",
        "ngân sách trung ương 120 tỷ đồng",
        "dự án 5 tỷ đồng",
        "ở trung ương 15 cơ quan",
        "cung cấp trực tuyến 1.500 thủ tục",
        "danh mục 45 dịch vụ",
        "công nhận đạt chuẩn 15 xã",
        "cấp tài khoản 500 lượt người",
        "trọng điểm 12 dự án",
        "kỷ luật 5 cán bộ",
        "phân loại 1.200 hồ sơ",
        "lấy mẫu 500 hộ",
        "siêu thị 20 gian hàng",
        "trang bị 35 máy",
        "môi trường số 15 nền tảng",
        "tổng số 15 máy",
        "05 nhóm hộ",
        # fractions that are no rank, no map and no date
        "kết nối 58/64 tỉnh",
        "đạt tỷ lệ 18/20 xã",
        "khoảng 1/3 số xã",
        # counted things behind words that are tiers, rhythms and ranks elsewhere
        "xây dựng 5 nhà văn hóa",
        "8 mặt hàng chủ lực",
        "3 cửa hàng",
        "12 lớp tập huấn",
        "tối thiểu 01 lớp",
        "02 đợt diễn tập",
        "12 ca mắc",
        "20 hạng mục",
        "3.000 ngày công",
        "12 cấp ủy",
        "120 bước",
        "gấp 2 lần",
        "tăng 2,5 lần",
        # leading places only where somebody is among them
        "hỗ trợ 10 doanh nghiệp dẫn đầu ngành",
        # measures glued to the number
        "120km cáp",
        "500tr đồng",
        # a lone number where a word says that it is a level
        "hdi đạt 0,7",
        "> 0,7",
        "đạt 124/124)",
        "bố trí 01 cán bộ",
    ],
)
def test_numbers_that_are_quantities(phrase: str) -> None:
    assert None in classes(phrase)


@pytest.mark.parametrize(
    ("phrase", "asides"),
    [
        ("trong 02 năm 2008, 2009; triển khai", [ASIDE.RHYTHM, ASIDE.DATE, ASIDE.DATE]),
        ("năm 2008, 2009 máy tính", [ASIDE.DATE, None]),
        ("các tháng 10, 11, 12 và 1 hằng năm", [ASIDE.DATE] * 4),
        ("khoản 1, 2 và 3", [ASIDE.REFERENCE] * 3),
        ("điều 5, 6", [ASIDE.REFERENCE] * 2),
        ("đến tháng 12, 5 xã", [ASIDE.DATE, None]),
        ("quý 1, 100 xã", [ASIDE.DATE, None]),
        ("xếp hạng 12/63", [ASIDE.RANK] * 2),
        ("24/7", [ASIDE.RHYTHM] * 2),
        ("tỷ lệ 1/2000", [ASIDE.NAME] * 2),
    ],
)
def test_the_other_numbers_of_a_list_or_pair(phrase: str, asides: list[str | None]) -> None:
    assert classes(phrase) == asides


def test_a_sentence_ends_the_words_before_a_number() -> None:
    text = "mục tiêu chung; đạt tối thiểu 80%"
    assert [word for word, _ in lead_words(text, text.index("80"))] == ["thiểu", "tối", "đạt"]


def test_words_cut_by_the_reach_are_left_out() -> None:
    text = "x" * 60 + " đạt 80%"
    assert [word for word, _ in lead_words(text, text.index("80"))] == ["đạt"]


def test_words_before_the_floor_are_not_seen() -> None:
    assert lead_words("tối thiểu 80%", 10, 10) == []


@pytest.mark.parametrize(
    ("text", "aside"),
    [("5 tuổi", ASIDE.RHYTHM), ("5 ngày", ASIDE.RHYTHM), ("5 xã", None), ("5 lần", None), ("5 cấp", None), ("5", None)],
)
def test_the_word_behind_a_range(text: str, aside: str | None) -> None:
    assert set_aside_behind(text, 1) == aside


@pytest.mark.parametrize(("text", "expected"), [("5 gb/s", True), ("5km", True), ("5 máy/người", False), ("5", False)])
def test_measures(text: str, expected: bool) -> None:
    assert is_measure(text, 1) is expected

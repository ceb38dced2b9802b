from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.catalogue.provinces import (
    find_province,
    former_provinces,
    name_at,
    province,
    province_as_of,
    provinces,
    provinces_on,
)

# Resolution 202/2025/QH15, article 1: what went into what on 1 July 2025.
MERGERS = {
    "an-giang": ["kien-giang"],
    "bac-ninh": ["bac-giang"],
    "ca-mau": ["bac-lieu"],
    "can-tho": ["hau-giang", "soc-trang"],
    "da-nang": ["quang-nam"],
    "dak-lak": ["phu-yen"],
    "dong-nai": ["binh-phuoc"],
    "dong-thap": ["tien-giang"],
    "gia-lai": ["binh-dinh"],
    "hai-phong": ["hai-duong"],
    "ho-chi-minh": ["ba-ria-vung-tau", "binh-duong"],
    "hung-yen": ["thai-binh"],
    "khanh-hoa": ["ninh-thuan"],
    "lam-dong": ["binh-thuan", "dak-nong"],
    "lao-cai": ["yen-bai"],
    "ninh-binh": ["ha-nam", "nam-dinh"],
    "phu-tho": ["hoa-binh", "vinh-phuc"],
    "quang-ngai": ["kon-tum"],
    "quang-tri": ["quang-binh"],
    "tay-ninh": ["long-an"],
    "thai-nguyen": ["bac-kan"],
    "tuyen-quang": ["ha-giang"],
    "vinh-long": ["ben-tre", "tra-vinh"],
}
UNCHANGED = {
    "cao-bang",
    "dien-bien",
    "ha-noi",
    "ha-tinh",
    "hue",
    "lai-chau",
    "lang-son",
    "nghe-an",
    "quang-ninh",
    "son-la",
    "thanh-hoa",
}


def test_the_country_had_63_units_before_the_mergers_and_34_after():
    assert len(provinces_on(date(2008, 8, 1))) == 63
    assert len(provinces_on(date(2025, 6, 30))) == 63
    after = provinces_on(date(2025, 7, 1))
    assert {entry.code for entry in after} == set(MERGERS) | UNCHANGED


def test_six_of_the_34_are_cities():
    cities = {entry.code for entry in provinces_on(date(2026, 1, 1)) if entry.city}
    assert cities == {"can-tho", "da-nang", "ha-noi", "hai-phong", "ho-chi-minh", "hue"}


@pytest.mark.parametrize("code", sorted(MERGERS))
def test_each_merger_is_that_of_the_resolution(code):
    merged = [entry.code for entry in former_provinces(code) if entry.until == date(2025, 6, 30)]
    assert merged == MERGERS[code]


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("ninh-thuan", date(2025, 6, 30), "ninh-thuan"),
        ("ninh-thuan", date(2025, 7, 1), "khanh-hoa"),
        ("quang-ngai", date(2026, 1, 1), "quang-ngai"),
        ("ha-tay", date(2008, 7, 31), "ha-tay"),
        ("ha-tay", date(2008, 8, 1), "ha-noi"),
        ("thua-thien-hue", date(2025, 1, 1), "hue"),
        ("hue", date(2024, 12, 31), "thua-thien-hue"),
        ("khanh-hoa", date(2010, 1, 1), "khanh-hoa"),
    ],
)
def test_a_province_is_followed_to_what_it_was_on_a_day(code, on, expected):
    assert province_as_of(code, on).code == expected


def test_without_a_day_a_province_is_itself():
    assert province_as_of("ninh-thuan", None) is province("ninh-thuan")


def test_an_unknown_code_is_refused():
    with pytest.raises(KeyError):
        province_as_of("son-hai", date(2020, 1, 1))


@given(st.sampled_from(sorted(provinces())), st.dates(date(2008, 8, 1), date(2030, 1, 1)))
def test_every_code_leads_to_a_unit_that_stands(code, on):
    assert province_as_of(code, on).stood_on(on)


@pytest.mark.parametrize("code", sorted(provinces()))
def test_every_province_is_found_by_its_full_name_in_any_case(code):
    entry = province(code)
    for text in (entry.full_name, entry.full_name.upper(), f"UBND {entry.full_name.title()}", entry.full_name.lower()):
        assert find_province(text).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TP. Hồ Chí Minh", "ho-chi-minh"),
        ("TP.HCM", "ho-chi-minh"),
        ("UBND TPHCM", "ho-chi-minh"),
        ("Thành phố Hồ\nChí Minh, ngày 19 tháng 11 năm 2025", "ho-chi-minh"),
        ("tỉnh BR-VT", "ba-ria-vung-tau"),
        ("BÀ RỊA-VŨNG TÀU", "ba-ria-vung-tau"),
        ("thành phố Vũng Tàu, tỉnh Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"),
        ("Bà Rịa, ngày 25 tháng 01 năm 2011", "ba-ria-vung-tau"),
        ("Phan Rang-Tháp Chàm, ngày 27 tháng 8 năm 2008", "ninh-thuan"),
        ("Pleiku, ngày 3 tháng 4 năm 2012", "gia-lai"),
        ("tỉnh Khánh Hoà", "khanh-hoa"),
        ("TỈNH THANH HOÁ", "thanh-hoa"),
        ("Đăk Lăk, ngày 2 tháng 3", "dak-lak"),
        ("UBND tỉnh ĐẮC LẮC", "dak-lak"),
        ("tỉnh Kontum", "kon-tum"),
        ("tỉnh Bắc Cạn", "bac-kan"),
        ("tỉnh Thừa Thiên - Huế", "thua-thien-hue"),
        ("tỉnh Hòa Bình", "hoa-binh"),
        ("Cao Bằng, ngày 1 tháng 1", "cao-bang"),
        ("Sở Thông tin và Truyền thông Lào Cai", "lao-cai"),
        ("**ỦY BAN NHÂN\nDÂN**\n**TỈNH ĐỒNG THÁP**", "dong-thap"),
    ],
)
def test_spellings_places_and_abbreviations_name_a_province(text, code):
    assert find_province(text).code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hòa bình, ổn định",
        "Học viện Chính trị quốc gia Hồ Chí Minh",
        "khu vực Châu Á - Thái Bình Dương",
        "mức cao bằng năm trước",
        "huyện Hòa Bình",
        "phường Phú Thọ",
        "thái bình thịnh trị",
        "tỉnh Sơn Hải",
        "Vinh dự được đón tiếp",
    ],
)
def test_other_words_name_no_province(text):
    assert find_province(text) is None


def test_hue_is_the_older_province_in_an_older_text():
    assert find_province("TP. Huế").code == "hue"
    assert find_province("TP. Huế", date(2019, 5, 1)).code == "thua-thien-hue"


def test_a_ranked_name_wins_over_the_place_before_it():
    assert find_province("Hà Nội, ngày 1 tháng 1: tỉnh Sơn La").code == "son-la"


def test_the_longest_name_is_taken():
    assert name_at(["quảng", "ngãi"]).code == "quang-ngai"
    assert name_at(["bà", "rịa", "vũng", "tàu"]).words == ("bà", "rịa", "vũng", "tàu")
    assert name_at(["bà", "rịa"]).seat
    assert name_at([], 0) is None


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text):
    found = find_province(text)
    assert found is None or found.code in provinces()

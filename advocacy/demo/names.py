"""Invented people: names in the scripts and orders that they are written in, and where such people might live."""

from dataclasses import dataclass
from random import Random

KOREAN_FAMILIES = {
    "김": "kim",
    "이": "lee",
    "박": "park",
    "최": "choi",
    "정": "jung",
    "강": "kang",
    "조": "cho",
    "윤": "yoon",
}
KOREAN_FIRST = "영 순 미 정 은 성 현 지 수 경 동 민 상 혜 재"
KOREAN_SECOND = "숙 희 자 호 철 아 연 우 진 옥 훈 민 례 석 경"
KOREAN_LATIN = "Grace Daniel Eunice Joon Sarah Min-jun Hana Paul Yuna Esther Ji-woo Peter Soo-jin David"
KOREAN_LATIN_FAMILIES = "Kim Lee Park Choi Jung Kang Cho Yoon Lim Shin Han Oh Seo Kwon"
CHINESE_FAMILIES = {
    "王": "wang",
    "李": "li",
    "张": "zhang",
    "陳": "chan",
    "黃": "wong",
    "林": "lin",
    "吳": "wu",
    "周": "zhou",
}
CHINESE_GIVEN = "秀英 美玲 志明 麗華 建國 雅婷 偉 芳 小紅 文傑 淑芬 海燕 嘉欣 永康 玉蘭 子軒"
VIETNAMESE_FAMILIES = {"Nguyễn": "nguyen", "Trần": "tran", "Lê": "le", "Phạm": "pham", "Huỳnh": "huynh", "Võ": "vo"}
VIETNAMESE_MIDDLES = "Thị Văn Ngọc Minh Thanh Kim Đức"
VIETNAMESE_GIVEN = "Hoa Hùng Lan Tuấn Mai Phượng Dũng Hạnh Long Thảo Bình Yến Khánh Trang"
SPANISH_GIVEN = (
    "María Guadalupe José Luis Ana Sofía Carlos Rosa Elena Juan Pablo Lucía Miguel Ángel Carmen Fernanda Óscar"
)
SPANISH_FAMILIES = "Hernández García Martínez López Ramírez Flores Núñez Peña Castillo Morales Ortiz Vásquez Ibáñez"
ENGLISH_GIVEN = "Dorothy James Keisha Robert Emily Marcus Susan Tyrone Rebecca Hannah Walter Denise Aaron Olivia"
ENGLISH_FAMILIES = "Miller Johnson Brooks Rosenberg Carter O'Brien Washington Schmidt Rivera-Stone Bailey Okafor"
SOUTH_ASIAN_GIVEN = "Farhana Rahul Ayesha Sanjay Nusrat Imran Priya Tenzin Anjali Kamal"
SOUTH_ASIAN_FAMILIES = "Rahman Patel Chowdhury Singh Begum Sherpa Khan Das Thapa"

PLACES = {
    "11354 11355 11373 11101 10002 10001 11220": 30,  # New York
    "60625 60659 60608 60076 60616": 19,  # Illinois
    "22003 20151 22042 20120 22030": 16,  # Virginia
    "77036 77072 75006 77074 78758": 15,  # Texas
    "19082 19126 19120 19454 19147": 13,  # Pennsylvania
    "90006 94112 98118 30340 07024 02122": 7,
}


@dataclass(frozen=True)
class Person:
    """One invented person. `nickname` is the ASCII that her mail address is made of."""

    name: str
    nickname: str
    language: str
    zip: str


def person(random: Random) -> Person:
    """Somebody who might sign."""
    origin = random.choices(ORIGINS, (34, 18, 12, 9, 13, 10, 7))[0]
    name, nickname, language = origin(random)
    return Person(name, nickname, language, place(random))


def place(random: Random) -> str:
    """A ZIP code of a place where the network's groups are, seldom of another."""
    return random.choice(random.choices(list(PLACES), list(PLACES.values()))[0].split())


def korean(random: Random) -> tuple[str, str, str]:
    family = random.choice(list(KOREAN_FAMILIES))
    given = random.choice(KOREAN_FIRST.split()) + random.choice(KOREAN_SECOND.split())
    return family + given, KOREAN_FAMILIES[family], random.choices(("ko", "en"), (9, 1))[0]


def korean_in_latin(random: Random) -> tuple[str, str, str]:
    given, family = random.choice(KOREAN_LATIN.split()), random.choice(KOREAN_LATIN_FAMILIES.split())
    return f"{given} {family}", f"{given}.{family}", random.choices(("en", "ko"), (8, 2))[0]


def chinese(random: Random) -> tuple[str, str, str]:
    family = random.choice(list(CHINESE_FAMILIES))
    return family + random.choice(CHINESE_GIVEN.split()), CHINESE_FAMILIES[family], "en"


def vietnamese(random: Random) -> tuple[str, str, str]:
    family = random.choice(list(VIETNAMESE_FAMILIES))
    name = f"{family} {random.choice(VIETNAMESE_MIDDLES.split())} {random.choice(VIETNAMESE_GIVEN.split())}"
    return name, VIETNAMESE_FAMILIES[family], "en"


def spanish(random: Random) -> tuple[str, str, str]:
    given, first, second = random.choice(SPANISH_GIVEN.split()), *random.sample(SPANISH_FAMILIES.split(), 2)
    name = f"{given} {first} {second}" if random.random() < 0.6 else f"{given} {first}"
    return name, "vecina" if given.endswith("a") else "vecino", random.choices(("es", "en"), (9, 1))[0]


def english(random: Random) -> tuple[str, str, str]:
    given, family = random.choice(ENGLISH_GIVEN.split()), random.choice(ENGLISH_FAMILIES.split())
    return f"{given} {family}", given, "en"


def south_asian(random: Random) -> tuple[str, str, str]:
    given, family = random.choice(SOUTH_ASIAN_GIVEN.split()), random.choice(SOUTH_ASIAN_FAMILIES.split())
    return f"{given} {family}", f"{given}.{family}", "en"


ORIGINS = (korean, korean_in_latin, chinese, vietnamese, spanish, english, south_asian)

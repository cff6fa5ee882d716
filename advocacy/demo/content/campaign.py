"""The campaign *Citizenship for All*: hero, story, facts, timeline, questions, partners."""

from advocacy.demo.content.shapes import Bullets, Fact, Heading, Partners, Prose, Questions, Step
from advocacy.demo.words import Words

SLUG = "citizenship-for-all"
TITLE = Words(en="Citizenship for All", ko="모두에게 시민권을", es="Ciudadanía para todos")
LEAD = Words(
    en="They already are our neighbors. We ask Congress for one fair road to citizenship, wide enough for everyone.",
    ko="그들은 이미 우리의 이웃입니다. 누구도 빠지지 않는 공정한 시민권의 길을 열어 달라고 의회에 요청합니다.",
    es="Ya son nuestros vecinos. Pedimos al Congreso un solo camino justo a la ciudadanía, con lugar para todos.",
)
DESCRIPTION = Words(
    en="A campaign by the Maru Network for a road to citizenship that leaves nobody out. Read, sign, pass it on.",
    ko="누구도 빠지지 않는 시민권의 길을 위한 마루 네트워크의 캠페인입니다. 읽고, 서명하고, 이웃에게 전해 주세요.",
    es="Una campaña de la Red Maru por un camino a la ciudadanía que no deje a nadie fuera. Lea, firme y comparta.",
)

_WHY = Prose(
    (
        Words(
            en="You know somebody who has no papers. You may not know that you do. She hemmed your trousers. He sat "
            "next to your son in chemistry. They bring kimchi to the church lunch and shovel the walk of the widow "
            "next door.",
            ko="여러분 곁에도 서류미비 이웃이 있습니다. 모르고 지내실 뿐인지도 모릅니다. 바짓단을 줄여 준 아주머니, "
            "아들과 나란히 화학 수업을 듣던 친구, 교회 점심에 김치를 담가 오고 옆집 할머니 댁 눈을 쓸어 드리는 "
            "사람들입니다.",
            es="Usted conoce a alguien que no tiene papeles, aunque quizá no lo sepa. Ella le hizo el dobladillo "
            "del pantalón. Él se sentaba junto a su hijo en química. Llevan kimchi al almuerzo de la iglesia y le "
            "quitan la nieve a la vecina.",
        ),
        Words(
            en="Most of them did not choose to be left outside the law. A visa ended with a job. An application "
            "waited in a drawer until a child was too old to count. A lawyer took the money and left. There is no "
            "form to fill in and no line to stand in that would put it right.",
            ko="법 밖에 놓이기를 바란 사람은 거의 없습니다. 일자리와 함께 비자가 끝나기도 하고, 신청서가 서랍에서 "
            "잠자는 동안 아이가 자격 나이를 넘기기도 합니다. 돈만 받고 사라진 변호사도 있습니다. 바로잡고 싶어도 "
            "써낼 서류도, 설 줄도 없습니다.",
            es="Casi nadie eligió quedar fuera de la ley. Una visa se acabó con el empleo. Una solicitud esperó en "
            "un cajón hasta que el hijo cumplió demasiados años. Un abogado cobró y se fue. No hay formulario ni "
            "fila que lo remedie.",
        ),
        Heading(
            Words(en="What we ask for", ko="우리가 요청하는 것", es="Lo que pedimos"),
        ),
        Words(
            en="We ask Congress to write the law that is missing, and to write it for everyone:",
            ko="의회에 요청합니다. 아직 없는 그 법을, 모두를 위해 만들어 주십시오.",
            es="Pedimos al Congreso que escriba la ley que falta, y que la escriba para todos:",
        ),
        Bullets(
            (
                Words(
                    en="a clear road to citizenship for all who have made a home here;",
                    ko="이곳에서 삶을 일군 모든 사람에게 시민권을 얻는 분명한 길",
                    es="un camino claro a la ciudadanía para quienes ya tienen aquí su hogar;",
                ),
                Words(
                    en="families kept together, whatever papers each of them holds;",
                    ko="식구마다 신분이 달라도 가족이 함께 살 권리",
                    es="familias unidas, tenga los papeles que tenga cada quien;",
                ),
                Words(
                    en="fees that a family can pay out of a kitchen’s wages;",
                    ko="식당 월급으로도 감당할 수 있는 수수료",
                    es="cuotas que una familia pueda pagar con un sueldo de cocina;",
                ),
                Words(
                    en="nobody left out for their work, their language, or the age at which they came.",
                    ko="하는 일, 쓰는 말, 건너온 나이 때문에 빠지는 사람이 없는 법",
                    es="y que nadie quede fuera por su trabajo, su idioma o la edad a la que llegó.",
                ),
            )
        ),
    )
)

_UNDOCUMENTED = Fact(
    Words(en="11 million", ko="약 1,100만 명", es="11 millones"),
    Words(
        en="people, more or less, live in the United States without papers.",
        ko="미국에서 서류 없이 살아가는 사람들입니다.",
        es="de personas, aproximadamente, viven en los Estados Unidos sin papeles.",
    ),
    Words(
        en="A long-standing estimate: Pew Research Center; Department of Homeland Security",
        ko="오랫동안 인용되어 온 추산: 퓨 리서치 센터, 미국 국토안보부",
        es="Estimación de larga data: Pew Research Center; Departamento de Seguridad Nacional",
    ),
)
_ASIAN = Fact(
    Words(en="Almost 2 million", ko="거의 200만 명", es="Casi 2 millones"),
    Words(
        en="of them are Asian American.",
        ko="그 가운데 아시아계인 이웃들입니다.",
        es="de ellas son asiático-estadounidenses.",
    ),
    Words(
        en="Estimate: Center for Migration Studies of New York, 2022",
        ko="추산: 뉴욕 이주연구센터(CMS), 2022년",
        es="Estimación: Center for Migration Studies of New York, 2022",
    ),
)
_IMMIGRANTS = Fact(
    Words(en="Almost 60%", ko="거의 60%", es="Casi el 60%"),
    Words(
        en="of Asian Americans are immigrants.",
        ko="아시아계 미국인 가운데 이민자가 차지하는 비율입니다.",
        es="de los asiático-estadounidenses son inmigrantes.",
    ),
    Words(en="Pew Research Center, 2021", ko="퓨 리서치 센터, 2021년", es="Pew Research Center, 2021"),
)
_HATE = Fact(
    Words(en="9,081", ko="9,081건", es="9,081"),
    Words(
        en="reports of anti-Asian hate came in between March 2020 and June 2021.",
        ko="2020년 3월부터 2021년 6월까지 들어온 아시아계 혐오 신고입니다.",
        es="denuncias de odio antiasiático se recibieron entre marzo de 2020 y junio de 2021.",
    ),
    Words(en="Stop AAPI Hate", ko="Stop AAPI Hate", es="Stop AAPI Hate"),
)
FACTS = (_UNDOCUMENTED, _ASIAN, _IMMIGRANTS, _HATE)

TIMELINE = (
    Step(
        Words(en="Last winter", ko="지난겨울", es="El invierno pasado"),
        Words(en="Kitchen tables", ko="부엌 식탁에서", es="Mesas de cocina"),
        Words(
            en="Members in five states met at home and wrote down what they would say to Congress.",
            ko="다섯 주의 회원들이 집에 모여, 의회에 하고 싶은 말을 적었습니다.",
            es="Miembros de cinco estados se reunieron en sus casas y escribieron lo que le dirían al Congreso.",
        ),
    ),
    Step(
        Words(en="Spring", ko="봄", es="Primavera"),
        Words(en="One ask, five languages", ko="다섯 가지 말, 하나의 요청", es="Una petición, cinco idiomas"),
        Words(
            en="Out of many pages we made one, and checked it in every language that we speak at home.",
            ko="여러 장을 한 장으로 모으고, 집에서 쓰는 말 하나하나로 다시 읽어 다듬었습니다.",
            es="De muchas páginas hicimos una, y la revisamos en cada idioma que hablamos en casa.",
        ),
    ),
    Step(
        Words(en="Now", ko="지금", es="Ahora"),
        Words(en="We collect names", ko="이름을 모읍니다", es="Reunimos nombres"),
        Words(
            en="On paper at markets and churches, and here. Every name is counted once.",
            ko="시장과 교회에서는 종이로, 이곳에서는 화면으로 모읍니다. 한 사람은 한 번만 셉니다.",
            es="En papel, en mercados e iglesias, y aquí. Cada nombre se cuenta una sola vez.",
        ),
    ),
    Step(
        Words(en="Next spring", ko="내년 봄", es="La próxima primavera"),
        Words(en="We carry them to Washington", ko="워싱턴에 전합니다", es="Los llevamos a Washington"),
        Words(
            en="Elders first. They will hand the names over themselves.",
            ko="어르신들이 앞장서십니다. 모은 이름을 직접 전하실 것입니다.",
            es="Las personas mayores van primero. Ellas mismas entregarán los nombres.",
        ),
    ),
)

QUESTIONS = Questions(
    (
        (
            Words(en="Who can sign?", ko="누가 서명할 수 있나요?", es="¿Quién puede firmar?"),
            Words(
                en="Everybody who lives in the United States. You do not need to be a citizen, and we never ask "
                "about papers.",
                ko="미국에 사는 분이면 누구나 할 수 있습니다. 시민권이 없어도 되고, 체류 신분은 절대 묻지 않습니다.",
                es="Toda persona que viva en los Estados Unidos. No hace falta ser ciudadano y nunca preguntamos "
                "por papeles.",
            ),
        ),
        (
            Words(en="Who will see my name?", ko="제 이름을 누가 보나요?", es="¿Quién verá mi nombre?"),
            Words(
                en="Congress receives the list of names with the first digits of the ZIP codes. Your e-mail address "
                "is never on it.",
                ko="의회는 이름과 우편번호 앞자리만 적힌 명단을 받습니다. 이메일 주소는 들어가지 않습니다.",
                es="El Congreso recibe la lista de nombres con los primeros dígitos del código postal. Su correo "
                "nunca aparece.",
            ),
        ),
        (
            Words(en="Can I take it back?", ko="나중에 취소할 수 있나요?", es="¿Puedo retirar mi firma?"),
            Words(
                en="Yes. The mail that we send you has a link for that, and the count goes down by one.",
                ko="네. 저희가 보내 드리는 메일에 취소 링크가 있습니다. 누르시면 숫자도 하나 줄어듭니다.",
                es="Sí. El correo que le enviamos trae un enlace para eso, y la cuenta baja en uno.",
            ),
        ),
    )
)

PARTNERS = Partners(
    Words(en="Carried by", ko="함께하는 단체", es="La llevan adelante"),
    (
        ("new-york", Words(en="Maru New York", ko="마루 뉴욕", es="Maru Nueva York")),
        ("pennsylvania", Words(en="Maru Pennsylvania", ko="마루 펜실베이니아", es="Maru Pensilvania")),
        ("virginia", Words(en="Maru Virginia", ko="마루 버지니아", es="Maru Virginia")),
        ("illinois", Words(en="Maru Illinois", ko="마루 일리노이", es="Maru Illinois")),
        ("texas", Words(en="Maru Texas", ko="마루 텍사스", es="Maru Texas")),
    ),
)

STORY = (_WHY, QUESTIONS, PARTNERS)

"""The home page, and the words that the whole site uses."""

from advocacy.demo.content.shapes import Picture, Prose, Quote
from advocacy.demo.words import Words

NETWORK = Words(en="Maru Network", ko="마루 네트워크", es="Red Maru")

TITLE = Words(
    en="Whoever makes a home here should be able to stay",
    ko="이곳에서 삶을 일군 누구나 머물 수 있어야 합니다",
    es="Quien hace aquí su hogar debe poder quedarse",
)
LEAD = Words(
    en="We are Korean and Asian American community groups in five states. We translate, teach, drive each other to "
    "appointments, and ask Congress for citizenship for all.",
    ko="우리는 미국 다섯 주의 한인, 아시아계 커뮤니티 단체들입니다. 서로 통역해 주고, 가르치고, 병원까지 태워다 주며, "
    "모두를 위한 시민권을 의회에 요청합니다.",
    es="Somos grupos comunitarios coreanos y asiático-estadounidenses de cinco estados. Traducimos, enseñamos, nos "
    "llevamos a las citas y pedimos al Congreso ciudadanía para todos.",
)
DESCRIPTION = Words(
    en="A network of Korean and Asian American community groups in New York, Pennsylvania, Virginia, Illinois and "
    "Texas.",
    ko="뉴욕, 펜실베이니아, 버지니아, 일리노이, 텍사스의 한인, 아시아계 커뮤니티 단체들이 함께하는 네트워크입니다.",
    es="Una red de grupos comunitarios coreanos y asiático-estadounidenses en Nueva York, Pensilvania, Virginia, "
    "Illinois y Texas.",
)
BODY = (
    Prose(
        (
            Words(
                en="A maru is the wooden floor at the heart of an old Korean house: half inside, half out, and open "
                "to the yard. Neighbors take their shoes off, sit down, and talk about what has to be done. We try "
                "to be that floor.",
                ko="마루는 한옥 한가운데 놓인 나무 바닥입니다. 반은 안이고 반은 밖이며, 마당을 향해 열려 있습니다. "
                "이웃들은 신발을 벗고 올라앉아 함께 할 일을 이야기합니다. 우리는 그런 마루가 되고자 합니다.",
                es="El maru es el piso de madera en el corazón de una antigua casa coreana: mitad adentro, mitad "
                "afuera, abierto al patio. Los vecinos se quitan los zapatos, se sientan y hablan de lo que hay que "
                "hacer. Queremos ser ese piso.",
            ),
        )
    ),
    Quote(
        Words(
            en="I would put my name on the mailbox.",
            ko="우편함에 제 이름을 써 붙일 거예요.",
            es="Pondría mi nombre en el buzón.",
        ),
        Words(en="A mother in Illinois", ko="일리노이의 한 어머니", es="Una mamá de Illinois"),
        Words(
            en="Asked what she would do first, if she could stay",
            ko="마음 놓고 머물 수 있다면 무엇부터 하겠느냐는 물음에",
            es="Cuando le preguntaron qué haría primero, si pudiera quedarse",
        ),
    ),
    Picture(
        "table",
        Words(
            en="A long table seen from above, drawn in patchwork, with cups, papers and many hands",
            ko="위에서 내려다본 긴 식탁을 조각보로 그린 그림. 찻잔과 종이, 여러 손이 놓여 있다",
            es="Una mesa larga vista desde arriba, dibujada en retazos, con tazas, papeles y muchas manos",
        ),
        Words(
            en="The Tuesday table. Drawn for this demonstration.",
            ko="화요일의 식탁. 시연을 위해 그렸습니다.",
            es="La mesa de los martes. Dibujo hecho para esta demostración.",
        ),
    ),
)

# The site's settings
PRIVACY = Words(
    en="We keep your name, e-mail address and ZIP code to count your signature once and to hand it over. We never "
    "ask about your immigration status.",
    ko="서명을 한 번만 세고 전달하기 위해 이름, 이메일 주소, 우편번호를 보관합니다. 체류 신분은 절대 묻지 않습니다.",
    es="Guardamos su nombre, correo electrónico y código postal para contar su firma una sola vez y entregarla. "
    "Nunca preguntamos por su estatus migratorio.",
)
TAX_STATUS = Words(
    en="Maru Network is invented. This site is a demonstration; no signature given here goes anywhere.",
    ko="마루 네트워크는 가상의 단체입니다. 이 사이트는 시연용이며, 여기에 남긴 서명은 어디에도 전달되지 않습니다.",
    es="La Red Maru es inventada. Este sitio es una demostración; ninguna firma dada aquí se envía a ninguna parte.",
)

ABOUT = Words(
    en="Maru Network joins Korean and Asian American community groups in New York, Pennsylvania, Virginia, Illinois "
    "and Texas.",
    ko="마루 네트워크는 뉴욕, 펜실베이니아, 버지니아, 일리노이, 텍사스의 한인, 아시아계 커뮤니티 단체들을 잇습니다.",
    es="La Red Maru une a grupos comunitarios coreanos y asiático-estadounidenses de Nueva York, Pensilvania, "
    "Virginia, Illinois y Texas.",
)
THANKS = Words(
    en="Thank you. You are one of many now, and we will not forget that you came.",
    ko="고맙습니다. 이제 여러분도 우리와 함께입니다. 함께해 주신 마음을 잊지 않겠습니다.",
    es="Gracias. Ahora somos más, y no olvidaremos que usted vino.",
)
ACTION_LABEL = Words(en="Sign the petition", ko="청원에 서명하기", es="Firmar la petición")

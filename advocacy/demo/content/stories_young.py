"""The story of a student, invented, and the words around all the stories."""

from advocacy.demo.content.shapes import Quote, Story
from advocacy.demo.content.stories_community import MR_PARK, TUESDAY_TABLE
from advocacy.demo.content.stories_members import SEWING_ROOM, TWO_LUNCH_BOXES
from advocacy.demo.words import Words

ANATOMY = Story(
    slug="anatomy-at-the-kitchen-table",
    person=Words(en="Minh", ko="민", es="Minh"),
    place=Words(en="Houston, Texas", ko="텍사스주 휴스턴", es="Houston, Texas"),
    title=Words(
        en="Anatomy at the kitchen table",
        ko="부엌 식탁의 해부학",
        es="Anatomía en la mesa de la cocina",
    ),
    summary=Words(
        en="He learned at sixteen why there would be no driver’s license. He is learning to be a nurse anyway.",
        ko="열여섯에 왜 운전면허를 딸 수 없는지 알았습니다. 그래도 그는 간호사가 되려고 공부합니다.",
        es="A los dieciséis supo por qué no tendría licencia de conducir. De todos modos estudia para ser enfermero.",
    ),
    portrait_alt=Words(
        en="A drawn portrait in patchwork: a young man with tousled hair, against cloth the color of hemp",
        ko="조각보로 그린 초상: 삼베빛 바탕 앞에 머리가 헝클어진 청년",
        es="Retrato dibujado en retazos: un joven de pelo revuelto, sobre tela color cáñamo",
    ),
    paragraphs=(
        Words(
            en="Minh knows every bone of the body in Latin, in English and, thanks to his grandmother, in "
            "Vietnamese. He learned them at the kitchen table after his shift, with her asking and the rice cooker "
            "keeping time.",
            ko="민은 사람 몸의 뼈 이름을 모두 라틴어와 영어로, 그리고 할머니 덕분에 베트남어로도 욉니다. 일을 "
            "마치고 부엌 식탁에서 외웠습니다. 할머니가 문제를 내고, 밥솥이 시간을 쟀습니다.",
            es="Minh se sabe todos los huesos del cuerpo en latín, en inglés y, gracias a su abuela, en vietnamita. "
            "Se los aprendió en la mesa de la cocina, después del trabajo: ella preguntaba y la olla del arroz "
            "marcaba el tiempo.",
        ),
        Words(
            en="He was two when his parents brought him. At sixteen, when his friends went for their licenses, his "
            "mother sat him down at this same table and told him what kind of visa they had come on, and when it "
            "had ended.",
            ko="부모님 품에 안겨 왔을 때 두 살이었습니다. 열여섯 살, 친구들이 면허를 따러 갈 때, 어머니가 바로 이 "
            "식탁에 그를 앉히고 말했습니다. 어떤 비자로 왔는지, 그 비자가 언제 끝났는지.",
            es="Tenía dos años cuando sus padres lo trajeron. A los dieciséis, cuando sus amigos fueron por la "
            "licencia, su mamá lo sentó a esta misma mesa y le contó con qué visa habían llegado y cuándo se había "
            "terminado.",
        ),
        Quote(
            Words(
                en="Nothing about me changed that evening. Only what I was allowed to plan.",
                ko="그날 저녁 저는 하나도 달라지지 않았어요. 꿈꿔도 되는 일만 줄었을 뿐이죠.",
                es="Esa noche no cambió nada en mí. Solo cambió lo que me estaba permitido planear.",
            ),
            Words(en="Minh", ko="민", es="Minh"),
        ),
        Words(
            en="He plans regardless. He takes the classes that he can pay for, one or two at a time. He sits with "
            "old people at the community clinic and explains, in whatever language is to hand, what the doctor "
            "meant.",
            ko="그래도 그는 계획을 세웁니다. 낼 수 있는 만큼, 한 번에 한두 과목씩 듣습니다. 동네 진료소에서 "
            "어르신들 곁에 앉아, 통하는 말이면 무엇으로든 의사가 한 말을 풀어 설명해 드립니다.",
            es="Él planea igual. Toma las clases que puede pagar, de a una o dos. En la clínica comunitaria se "
            "sienta con las personas mayores y les explica, en el idioma que haya a mano, lo que quiso decir el "
            "doctor.",
        ),
        Words(
            en="“People ask what I will do if the law never changes,” he says. “I tell them: bones of the hand, "
            "please. Start with the wrist.”",
            ko="“법이 끝내 안 바뀌면 어떡할 거냐고들 물어요.” 민이 웃습니다. “그럼 저는 이래요. 자, 손뼈부터 외워 "
            "봅시다. 손목에서 시작하세요.”",
            es="“Me preguntan qué haré si la ley no cambia nunca”, dice. “Y yo les digo: los huesos de la mano, por "
            "favor. Empiece por la muñeca”.",
        ),
    ),
)

STORIES = (SEWING_ROOM, MR_PARK, TWO_LUNCH_BOXES, ANATOMY, TUESDAY_TABLE)

INVENTED = Words(
    en="A story made up for this demonstration. The people in it are invented.",
    ko="시연을 위해 지어낸 이야기입니다. 나오는 사람도 모두 가상의 인물입니다.",
    es="Una historia inventada para esta demostración. Las personas que aparecen en ella no existen.",
)

INDEX_TITLE = Words(en="Stories", ko="우리들의 이야기", es="Historias")
INDEX_INTRO = Words(
    en="Five stories, five states, one wish. They are made up for this demonstration; the lives they tell of are "
    "not rare.",
    ko="다섯 이야기, 다섯 지역, 하나의 바람. 시연을 위해 지어낸 이야기이지만, 이런 삶은 드물지 않습니다.",
    es="Cinco historias, cinco estados, un deseo. Son inventadas para esta demostración; las vidas que cuentan no "
    "son raras.",
)

"""Stories of members who live and work without papers, or beside those who do. All of them are invented."""

from advocacy.demo.content.shapes import Quote, Story
from advocacy.demo.words import Words

SEWING_ROOM = Story(
    slug="the-sewing-room",
    person=Words(en="Soon-hee", ko="순희 씨", es="Soon-hee"),
    place=Words(en="Upper Darby, Pennsylvania", ko="펜실베이니아주 어퍼다비", es="Upper Darby, Pensilvania"),
    title=Words(en="The sewing room", ko="순희 씨의 바느질방", es="El cuarto de costura"),
    summary=Words(
        en="She has fitted half the brides in the neighborhood. She could not go home to bury her own sister.",
        ko="동네 신부 절반의 드레스를 지었지만, 정작 언니를 보내러 고향에 갈 수는 없었습니다.",
        es="Ha vestido a la mitad de las novias del barrio. No pudo volver a su tierra para enterrar a su hermana.",
    ),
    portrait_alt=Words(
        en="A drawn portrait in patchwork: a woman with short grey curls and a tape measure, against plum cloth",
        ko="조각보로 그린 초상: 자줏빛 바탕 앞에 줄자를 두르고 은발을 짧게 파마한 여성",
        es="Retrato dibujado en retazos: una mujer de pelo corto, rizado y gris, con una cinta métrica, sobre tela "
        "color ciruela",
    ),
    paragraphs=(
        Words(
            en="For most of her working life Soon-hee has sewn wedding dresses in a room above a dry cleaner. She "
            "knows a bride by the way she stands. She can let out a seam overnight, and nobody will ever see where "
            "it was.",
            ko="순희 씨는 일하는 날 대부분을 세탁소 위층 방에서 웨딩드레스를 지으며 보냈습니다. 서 있는 모습만 봐도 "
            "어떤 신부인지 압니다. 하룻밤이면 솔기를 넓히고, 어디였는지 아무도 모르게 해 놓습니다.",
            es="Casi toda su vida de trabajo, Soon-hee ha cosido vestidos de novia en un cuarto encima de una "
            "tintorería. Conoce a una novia por su manera de pararse. Suelta una costura en una noche y nadie ve "
            "jamás dónde estuvo.",
        ),
        Words(
            en="She came on a visa to help in her brother’s shop. When the shop closed, the visa ended with it, and "
            "the lawyer who was paid to renew it stopped answering the phone. Her daughter was in kindergarten "
            "then. Her daughter teaches kindergarten now.",
            ko="오빠 가게를 도우러 비자를 받아 왔습니다. 가게가 문을 닫자 비자도 끝났고, 연장해 주겠다며 돈을 받은 "
            "변호사는 전화를 받지 않았습니다. 그때 유치원에 다니던 딸이 지금은 유치원 선생님입니다.",
            es="Llegó con una visa para ayudar en la tienda de su hermano. Cuando la tienda cerró, la visa se acabó "
            "con ella, y el abogado que había cobrado por renovarla dejó de contestar. Su hija iba entonces al "
            "kínder. Hoy es maestra de kínder.",
        ),
        Words(
            en="When her sister died in Incheon, Soon-hee watched the funeral on a phone propped against the sewing "
            "machine. Had she gone, she could not have come back to her husband, her daughter and her two grandsons.",
            ko="인천에서 언니가 세상을 떠났을 때, 순희 씨는 재봉틀에 기대 놓은 전화기로 장례를 지켜보았습니다. 한번 "
            "나가면 남편과 딸, 두 손자에게 돌아올 수 없었기 때문입니다.",
            es="Cuando su hermana murió en Incheon, Soon-hee vio el funeral en un teléfono apoyado en la máquina de "
            "coser. De haber ido, no habría podido volver con su esposo, su hija y sus dos nietos.",
        ),
        Quote(
            Words(
                en="I have stood behind so many daughters on their wedding day. I could not stand beside my own "
                "sister.",
                ko="결혼하는 남의 딸들 뒤에는 그렇게 많이 서 있었는데, 우리 언니 곁에는 서지 못했어요.",
                es="Estuve detrás de tantas hijas el día de su boda. Y no pude estar al lado de mi propia hermana.",
            ),
            Words(en="Soon-hee", ko="순희 씨", es="Soon-hee"),
        ),
        Words(
            en="On Thursdays the sewing room fills with women from the block. They mend, they peel persimmons, they "
            "read each other the mail. A sheet for signatures lies beside the button box. “I cannot vote,” she "
            "says. “But I can ask, and I can ask nicely, and I can keep asking.”",
            ko="목요일이면 바느질방에 동네 아주머니들이 모입니다. 옷을 꿰매고, 감을 깎고, 서로 편지를 읽어 줍니다. "
            "단추 상자 옆에는 서명 용지가 놓여 있습니다. “나는 투표는 못 해요.” 순희 씨가 말합니다. “그래도 부탁은 "
            "할 수 있지요. 공손하게, 그리고 계속해서요.”",
            es="Los jueves, el cuarto se llena de mujeres de la cuadra. Remiendan, pelan fruta, se leen las cartas. "
            "Junto a la caja de botones hay una hoja para firmar. “Votar no puedo”, dice. “Pero puedo pedir, pedir "
            "con buenos modos y seguir pidiendo”.",
        ),
    ),
)

TWO_LUNCH_BOXES = Story(
    slug="two-lunch-boxes",
    person=Words(en="Rosa and Mei", ko="로사 씨와 메이 씨", es="Rosa y Mei"),
    place=Words(en="Chicago, Illinois", ko="일리노이주 시카고", es="Chicago, Illinois"),
    title=Words(en="Two lunch boxes", ko="도시락 두 개", es="Dos loncheras"),
    summary=Words(
        en="They had no language in common, so they began with lunch. Now they knock on doors together.",
        ko="통하는 말이 없어 점심부터 나눴습니다. 이제는 함께 이웃집 문을 두드립니다.",
        es="No tenían ningún idioma en común, así que empezaron por el almuerzo. Ahora tocan puertas juntas.",
    ),
    portrait_alt=Words(
        en="A drawn portrait in patchwork: two women side by side, one with a long braid, against moss-green cloth",
        ko="조각보로 그린 초상: 이끼색 바탕 앞에 나란히 선 두 여성, 한 사람은 머리를 길게 땋았다",
        es="Retrato dibujado en retazos: dos mujeres lado a lado, una con trenza larga, sobre tela verde musgo",
    ),
    paragraphs=(
        Words(
            en="Rosa irons, Mei folds. For the first weeks in the hotel laundry they only nodded. Then one noon Mei "
            "pushed half of her dumplings across the bench, and Rosa pushed back half of her tamales, and that was "
            "settled.",
            ko="로사 씨는 다리고, 메이 씨는 갭니다. 호텔 세탁실에서 처음 몇 주는 고개만 까딱했습니다. 그러던 어느 "
            "점심, 메이 씨가 만두 절반을 밀어 주었고, 로사 씨는 타말레 절반을 밀어 주었습니다. 그걸로 되었습니다.",
            es="Rosa plancha, Mei dobla. Las primeras semanas en la lavandería del hotel solo se saludaban con la "
            "cabeza. Un mediodía, Mei le acercó la mitad de sus empanaditas al vapor, Rosa le devolvió la mitad de "
            "sus tamales, y quedó dicho.",
        ),
        Words(
            en="The English came later, out of necessity. The first full sentence they built together was for the "
            "supervisor, who had taken an hour off everybody’s pay. “This,” they told him, one word each, “is not "
            "right.” They got the hour back.",
            ko="영어는 나중에, 필요해서 배웠습니다. 둘이 함께 만든 첫 문장은 모두의 급료에서 한 시간을 깎은 "
            "감독에게 한 말이었습니다. 둘이 한 마디씩 나누어 말했습니다. “이건, 옳지, 않아요.” 깎인 한 시간은 "
            "돌아왔습니다.",
            es="El inglés vino después, por necesidad. La primera frase completa que armaron juntas fue para el "
            "supervisor, que les había quitado a todos una hora de paga. “Esto”, le dijeron, una palabra cada una, "
            "“no está bien”. Recuperaron la hora.",
        ),
        Quote(
            Words(
                en="My daughter says that we talk like one person with two accents.",
                ko="딸이 그래요. 우리 둘은 억양이 두 가지인 한 사람 같다고요.",
                es="Mi hija dice que hablamos como una sola persona con dos acentos.",
            ),
            Words(en="Rosa", ko="로사 씨", es="Rosa"),
        ),
        Words(
            en="Rosa has papers. Mei does not; hers are in a drawer of a government office, where they have been "
            "for years. It took Mei a long time to say so. When she did, Rosa closed her lunch box and said: then "
            "we will go and ask.",
            ko="로사 씨는 체류 서류가 있습니다. 메이 씨는 없습니다. 메이 씨의 서류는 몇 해째 어느 관청 서랍에 들어 "
            "있습니다. 그 말을 꺼내기까지 오래 걸렸습니다. 말을 듣고 로사 씨는 도시락 뚜껑을 닫았습니다. 그럼 같이 "
            "가서 물어보자.",
            es="Rosa tiene papeles. Mei no; los suyos llevan años en el cajón de una oficina del gobierno. A Mei le "
            "costó mucho decirlo. Cuando lo dijo, Rosa cerró su lonchera y contestó: entonces vamos a preguntar.",
        ),
        Words(
            en="On Saturdays they knock on doors in their part of the city, Mei with the sheet, Rosa with the pen. "
            "People open, because of the smell. They always bring lunch.",
            ko="토요일이면 둘은 동네 집집마다 문을 두드립니다. 메이 씨는 서명 용지를, 로사 씨는 펜을 듭니다. 냄새 "
            "때문에 다들 문을 열어 줍니다. 언제나 점심을 들고 다니거든요.",
            es="Los sábados tocan puertas en su parte de la ciudad: Mei lleva la hoja, Rosa el bolígrafo. La gente "
            "abre por el olor. Siempre llevan el almuerzo.",
        ),
    ),
)

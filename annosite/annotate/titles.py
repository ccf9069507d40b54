"""Words that may stand beside a surname without being part of a name: titles, and words that begin sentences.

Small tables of common knowledge for the languages whose sites are likeliest; a word that is not here only means that a
surname beside it is left alone. Lower case, without full stops.
"""


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


MALE = _table(
    """
    mr mister sir lord king prince emperor baron father brother rabbi imam sheikh congressman
    councilman assemblyman chairman spokesman monsieur señor sr herr signor signore senhor
    meneer heer mijnheer lordship reverend monsignor pope cardinal bishop archbishop
    """
)
FEMALE = _table(
    """
    mrs ms miss madam madame dame lady queen princess empress baroness duchess countess mother sister congresswoman
    councilwoman assemblywoman chairwoman spokeswoman mme mademoiselle mlle señora sra señorita doña presidenta frau
    signora senhora dona mevrouw actress kanzlerin bundeskanzlerin ministerin präsidentin senatorin sprecherin
    abgeordnete ministra senadora diputada directora gobernadora sénatrice députée ministra deputada primera
    """
)
"""Feminine forms: where one and a masculine form stand before the same surname, two people bear it."""

_ENGLISH = _table(
    """
    mx dr doctor prof professor president vice-president senator sen representative rep congressmember governor gov
    lieutenant lt secretary sec undersecretary minister premier chancellor ambassador amb consul envoy speaker leader
    whip majority minority chair chairperson chief director deputy assistant associate acting interim former then late
    ex-president commissioner administrator attorney general gen solicitor prosecutor counsel judge justice magistrate
    sheriff marshal detective officer inspector sergeant sgt corporal cpl private pvt captain capt commander cmdr
    major maj colonel col brigadier admiral adm commodore ensign mayor alderman councilor councillor delegate
    assemblymember commissioner superintendent supt principal provost chaplain pastor rev sister deacon
    coach manager editor reporter correspondent anchor host author writer analyst economist scientist expert
    spokesperson aide adviser advisor strategist candidate nominee incumbent challenger president-elect senator-elect
    democrat democrats republican republicans conservative conservatives liberal liberals labour tory independent
    democratic senators representatives presidents secretaries governors reps sens messrs drs profs
    hon honourable honorable rt ceo cfo coo cto mp mps mep msp lord-justice agent special senior veteran
    astronaut surgeon nurse lawyer attorney-general comrade citizen mullah ayatollah sultan shah tsar czar emir
    vice prime first second foreign defense defence home treasury state press national security intelligence
    """
)
_OTHERS = _table(
    """
    docteur dre maître professeur président présidente sénateur député ministre premier première secrétaire
    général directeur directrice maire juge procureur porte-parole ambassadeur gouverneur chancelier chancelière
    doctor doctora dra profesor profesora presidente senador diputado ministro gobernador gobernadora alcalde
    alcaldesa juez jueza fiscal secretario secretaria director general embajador embajadora canciller portavoz
    representante congresista vicepresidente vicepresidenta expresidente exministro candidato candidata líder
    doktor professorin präsident bundespräsident kanzler bundeskanzler minister senator bürgermeister richter
    parteichef parteichefin parteivorsitzender fraktionschef sprecher abgeordneter botschafter botschafterin
    außenminister außenministerin innenminister innenministerin finanzminister ministerpräsident staatssekretär
    dottor dottore dottoressa dott professore professoressa senatore senatrice deputato deputata onorevole sindaco
    giudice segretario segretaria direttore direttrice generale premier cancelliere ambasciatore governatore
    doutor doutora professor professora senador deputado governador prefeito ministro juiz secretário embaixador
    dhr mevr dr prof drs mr minister-president staatssecretaris burgemeester voorzitter premier kamerlid
    """
)

TITLES = MALE | FEMALE | _ENGLISH | _OTHERS

HONORIFICS = _table(
    "mr mrs ms miss mx dr prof professor sir lord lady dame hon rev reverend monsieur mme señor señora sr sra"
)
"""Titles that say nothing of an office."""

ABBREVIATED = _table(
    """
    mr mrs ms mx dr prof sen rep gov lt sec amb gen sgt cpl pvt capt cmdr maj col adm supt rev hon st sr sra fr messrs
    sens reps govs drs profs mme mlle pres insp det atty dott dhr mevr
    """
)
"""Titles that end in a full stop; behind any other it ends the sentence."""

MODIFIERS = _table(
    """
    vice prime first second foreign defense defence home treasury state press national security intelligence chief
    deputy assistant associate acting interim former then late special senior veteran majority minority general
    democratic conservative conservatives liberal liberals labour independent hon honourable honorable rt expert premier
    """
)
"""Titles that need another behind them: "Chief Executive" is nobody's name."""

AFTER = _table(
    """
    mp mep msp md phd jd esq qc kc obe cbe mbe usn usa usmc ret
    monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    """
)
"""What may follow a surname: letters after the name; days and months ("Clinton Monday said")."""

GIVEN_MONTHS = frozenset({"april", "may", "june", "august"})
"""Months that are given names as well."""

BEFORE_MONTHS = _table(
    "in since until till by of during last next this early late mid before after from to through"
)
"""Words that make a month of the next one: "In May Clinton said"."""

UNSPACED_TITLES = _table(
    """
    大統領 首相 総理 総裁 議員 大臣 長官 知事 市長 委員長 議長 会長 社長 教授 博士 先生 さん 様 氏 君 容疑者 被告 外相 防衛相 官房長官 政権
    总统 總統 主席 总理 總理 部长 部長 先生 女士 教授 博士 议员 議員 省长 市长 书记 書記 总书记 發言人 发言人 政府 夫人
    대통령 총리 장관 의원 대표 위원장 교수 박사 씨 님 총재 회장 시장 지사 대변인
    """
)
"""Titles that are written right behind a surname in Chinese, Japanese and Korean."""

SENTENCE_WORDS: dict[str, frozenset[str]] = {
    "en": _table(
        """
        a the this that these those his her its their our my your he she it we they i you who whom
        whose which what when where why how whether if because since while although though unless
        until till after before once as than like unlike with without within about above across
        against along among around at behind below beneath beside besides between beyond by despite
        down during except for from in inside into near of off on onto out outside over past through
        throughout to toward towards under underneath up upon via versus vs and but or nor so yet
        both either neither not only also even just still again already always never ever often
        sometimes soon later earlier now then today yesterday tomorrow tonight here there perhaps
        maybe indeed instead meanwhile however therefore thus moreover furthermore nevertheless
        nonetheless otherwise finally eventually recently currently previously originally initially
        subsequently ultimately apparently reportedly allegedly supposedly evidently clearly
        obviously certainly surely possibly probably likely fortunately unfortunately interestingly
        importantly notably privately publicly officially personally similarly likewise conversely
        specifically especially particularly generally usually typically historically politically
        legally is are was were be been am has have had do does did can could would should shall
        might must let didn't doesn't don't isn't wasn't hasn't haven't can't couldn't wouldn't
        won't said says asked told called accused blamed praised urged warned pressed added noted
        given according regarding concerning following including asking all any each every no none
        some many much more most few fewer less several such other another same own one two three
        four five six seven eight nine ten first second third last next everyone everybody someone
        somebody anyone nobody nothing something everything yes please well oh ah albeit amid amidst
        anti pro non pre post ex neo rather whereas wherever whenever whatever whoever an
        """
    ),
    "fr": _table(
        """
        le la les l un une des du de d au aux ce cet cette ces son sa ses leur leurs mon ma mes il
        elle ils elles on nous vous je et mais ou où donc or ni car que qui quoi dont quand comme si
        lorsque puisque selon pour par avec sans sous sur dans chez vers entre contre depuis pendant
        avant après dès malgré ainsi alors aussi encore déjà hier demain aujourd'hui pourtant
        cependant toutefois enfin est était sont étaient
        """
    ),
    "es": _table(
        """
        el los las una uno unos unas del al lo este esta estos estas ese esa aquel su sus mi tu él
        ella ellos ellas nosotros yo y e o u pero sino aunque porque cuando como donde si según para
        por con sin sobre tras ante bajo contra desde durante entre hacia hasta mediante también ya
        aún todavía ayer hoy mañana luego después antes mientras así no ni que quien cual fue era es
        son
        """
    ),
    "de": _table(
        """
        der die das den dem des ein eine einen einem einer eines dieser diese dieses sein seine ihr
        ihre mein er sie es wir ich und aber oder denn doch sondern dass daß weil wenn als ob obwohl
        während nachdem bevor bis seit für mit ohne gegen um durch von vom zu zum zur bei beim nach
        aus auf an am im in ins über unter vor hinter neben zwischen auch noch schon nur nicht
        gestern heute morgen dann damals dort hier so wie was wer warum wo ist war hat hatte wird
        laut trotz
        """
    ),
    "it": _table(
        """
        il lo gli i uno dello della dei degli delle dal dalla dai nel nella nei sul sulla al alla ai
        col questo questa suo sua loro egli lei lui noi e ed o ma però perché quando come dove se
        secondo per con senza su sotto tra fra contro dopo prima durante anche ancora già ieri oggi
        domani poi mentre così non né che chi è era sono
        """
    ),
    "pt": _table(
        """
        o os as um uma uns do da dos das no na nos nas ao aos à às pelo pela este esse aquele seu
        sua ele ela eles elas eu e mas ou porque quando como onde se segundo para por com sem sob
        sobre entre contra desde durante após antes também ainda já ontem hoje amanhã depois
        enquanto assim não nem que quem foi era é são
        """
    ),
    "nl": _table(
        """
        het een de deze dit die dat zijn haar hun hij zij ze wij we ik en maar of want dus omdat
        toen als wanneer hoewel volgens voor met zonder tegen door van bij na uit op aan in over
        onder tussen ook nog al niet gisteren vandaag morgen daarna hier daar zo hoe wat wie waarom
        waar is was
        """
    ),
}
"""By language: words that no name begins with, whatever their first letter looks like at the start of a sentence.

Will, May, Mark, Grant and their like are left out: they are given names too.
"""

PLACE_WORDS = _table(
    """
    fort mount mt lake port new north south east west northern southern eastern western camp point cape san santa saint
    st county city town river valley island isle university college school hospital airport bridge street avenue house
    castle team hotel hurricane tropical burger uncle aunt planet hms uss ss the
    """
)
"""Before a surname these make the name of something else, not of another person who bears it."""

STATES = _table(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
    nebraska nevada new north south ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont virginia
    washington west wisconsin wyoming dc ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn
    miss mo mont neb nev nh nj nm ny nc nd okla ore pa ri sc sd tenn tex vt va wash wva wis wyo ontario quebec england
    """
)
"""First words of what follows a comma after a town's name: "Clinton, Iowa", "Madison, Wis."."""

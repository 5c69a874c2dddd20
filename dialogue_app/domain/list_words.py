"""Words by which people head the columns of their question lists and name kinds of answers, in several languages.

All are compared folded (``question_bank.fold``): lower case, without accents.
"""

from collections.abc import Mapping
from functools import cache

from question_bank import Kind, fold

ID, SECTION, QUESTION, HELP, KIND = "id", "section", "question", "help", "kind"
OPTIONS, UNIT, MUST, CONDITION, ANSWER = "options", "unit", "must", "condition", "answer"

FIELDS = (ID, SECTION, QUESTION, HELP, KIND, OPTIONS, UNIT, MUST, CONDITION)
"""What a column can be; answers are recognised to be left out."""

SPOKEN = frozenset({QUESTION, HELP, OPTIONS})
"""Fields that a list may hold in several languages."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_HEADINGS: Mapping[str, Mapping[str, str]] = {
    ID: {
        "": "id|no|nr|no.|nr.|#|number|num|code|ref|ref.|reference|item|item no|q no|q#|question id|question no|"
        "question no.|question nr|question number|question code|uid|key",
        "de": "nummer|lfd. nr.|frage nr.|frage-nr.|fragen-nr.|kennung",
        "fr": "numero|n°|no. de question",
        "es": "num.|n.º",
        "nl": "vraagnummer|volgnummer",
        "sv": "fraga nr",
    },
    SECTION: {
        "": "section|category|theme|topic|chapter|area|domain|group|subject|module|pillar|subsection|heading",
        "de": "kategorie|thema|abschnitt|bereich|themenfeld|themenbereich|kapitel|rubrik",
        "fr": "rubrique|categorie|thematique|chapitre|domaine",
        "es": "seccion|categoria|capitulo",
        "it": "sezione|argomento",
        "nl": "onderwerp|hoofdstuk|rubriek",
        "sv": "avsnitt|kategori|omrade",
        "fi": "aihe|osio",
    },
    QUESTION: {
        "en": "question|questions|question text|question wording|prompt|requirement|requirements|question/requirement|"
        "criteria question|text of the question",
        "": "label|wording",
        "de": "frage|fragen|fragetext|fragestellung|anforderung",
        "fr": "question posee|intitule|intitule de la question|libelle",
        "es": "pregunta|preguntas",
        "it": "domanda|domande",
        "nl": "vraag|vragen",
        "sv": "fraga|fragor",
        "nb": "sporsmal",
        "da": "spørgsmal|sporgsmal",
        "fi": "kysymys|kysymykset",
        "pt": "pergunta|perguntas",
        "pl": "pytanie|pytania",
        "cs": "otazka|otazky",
        "hu": "kerdes|kerdesek",
        "ro": "intrebare|intrebari",
        "ca": "pregunta|preguntes",
    },
    HELP: {
        "": "help|help text|hint|guidance|guidance note|explanation|instruction|instructions|description|details|"
        "clarification|additional guidance|notes for respondent|question help|note|notes",
        "de": "hilfe|hilfetext|hinweis|hinweise|erlauterung|erlauterungen|beschreibung|erklarung|anleitung",
        "fr": "aide|explication|explications|precision|consigne",
        "es": "ayuda|explicacion",
        "it": "aiuto|spiegazione",
        "nl": "toelichting|uitleg",
        "sv": "hjalptext|vagledning|forklaring",
        "nb": "veiledning",
        "da": "vejledning",
        "fi": "ohje",
    },
    KIND: {
        "": "type|kind|answer type|response type|question type|format|answer format|response format|type of answer|"
        "type of response|input type|data type|field type",
        "de": "typ|antworttyp|antwortart|fragetyp|antwortformat",
        "fr": "type de reponse|format de reponse",
        "es": "tipo|tipo de respuesta",
        "it": "tipo di risposta",
        "nl": "antwoordtype|soort antwoord",
        "sv": "svarstyp",
        "nb": "svartype|svarstype",
        "fi": "vastaustyyppi",
    },
    OPTIONS: {
        "": "choices|choice|options|option|answer options|answer choices|response options|response choices|"
        "possible answers|possible responses|allowed values|allowed answers|predefined answers|answer list",
        "de": "antwortmoglichkeiten|antwortoptionen|auswahl|auswahlmoglichkeiten|optionen|mogliche antworten",
        "fr": "choix|options de reponse|reponses possibles",
        "es": "opciones|respuestas posibles",
        "it": "opzioni|risposte possibili",
        "nl": "keuzes|antwoordopties|keuzemogelijkheden",
        "sv": "svarsalternativ|alternativ",
        "nb": "svaralternativer|svaralternativ",
        "da": "svarmuligheder",
        "fi": "vaihtoehdot|vastausvaihtoehdot",
    },
    UNIT: {"": "unit|units|uom|unit of measure|einheit|unite|unita|unidad|eenheid|enhet|enhed|yksikko|measured in"},
    MUST: {
        "": "mandatory|required|obligatory|must|is required|mandatory?|required?|compulsory|pflicht|pflichtfrage|"
        "verpflichtend|erforderlich|obligatoire|obbligatorio|obligatorio|obligatoria|verplicht|obligatorisk|pakollinen"
    },
    CONDITION: {
        "": "condition|conditions|relevant|relevance|visibleif|visible if|depends on|dependency|show if|asked if|"
        "applies if|applicable if|only if|skip logic|logic|bedingung|abhangig von|nur wenn|depend de|condicion"
    },
    ANSWER: {
        "": "answer|answers|response|responses|company response|supplier response|supplier answer|vendor response|"
        "your answer|your response|comment|comments|remarks|score|points|weight|weighting|evidence|analyst notes|"
        "additional information|antwort|antworten|kommentar|bemerkung|bewertung|reponse|commentaire|respuesta|risposta|"
        "antwoord|opmerking|svar|vastaus"
    },
}

_KINDS: Mapping[Kind, str] = {
    Kind.YES_PARTLY_NO: "yes/no|yes / no|yesno|yes_no|yes no|y/n|boolean|bool|yes/partly/no|yes/no/partly|yes/no/na|"
    "yes/no/n/a|true/false|ja/nein|janein|oui/non|ouinon|si/no|ja/nee|ja/nej|ja/nei|kylla/ei|tak/nie|ano/ne|sim/nao",
    Kind.SINGLE: "single|single choice|single select|singlechoice|select one|select_one|dropdown|drop down|drop-down|"
    "list|radio|radio button|radiobutton|radio buttons|radiogroup|choice|multiple choice|multiplechoice|pick one|"
    "einfachauswahl|auswahl|auswahlliste|choix unique|liste|seleccion unica|scelta singola|enkelvoudige keuze|keuze|"
    "enval|enkeltvalg|yksivalinta|likert|rating|scale",
    Kind.MULTI: "multi|multi choice|multi_choice|multichoice|multi select|multi-select|multiselect|multiple select|"
    "select multiple|mehrfach|select_multiple|multiple|checkbox|checkboxes|checkgroup|tagbox|tick all that apply|"
    "select all that apply|check all that apply|multiple answers|mehrfachauswahl|mehrfachnennung|choix multiple|"
    "choix multiples|seleccion multiple|scelta multipla|meerkeuze|flerval|flervalg|monivalinta",
    Kind.NUMBER: "number|numeric|integer|int|decimal|float|amount|currency|quantity|count|zahl|ganzzahl|anzahl|betrag|"
    "nombre|numero|getal|aantal|tal|antal|antall|luku|numeryczne",
    Kind.PERCENT: "percent|percentage|%|prozent|prozentsatz|pourcentage|porcentaje|percentuale|procent|prosent|"
    "prosentti|number (%)",
    Kind.DATE: "date|datetime|day|datum|fecha|data|dato|paivamaara|date (dd/mm/yyyy)",
    Kind.TEXT: "text|free text|freetext|open|open text|open question|open-ended|open ended|string|textarea|text area|"
    "long text|short text|narrative|comment|line|box|freitext|texte|texte libre|testo|testo libero|texto|texto libre|"
    "vrije tekst|tekst|fritext|fritekst|vapaa teksti|teksti|descriptive|essay|paragraph",
    Kind.FILE: "file|upload|file upload|attachment|document|documents|document upload|datei|dateiupload|anhang|"
    "nachweis|fichier|piece jointe|archivo|documento|bestand|bijlage|fil|bilaga|vedlegg|liite|image|photo",
    Kind.RANK: "rank|ranking|rangfolge|classement",
}

YES = _words("yes|y|ja|oui|si|sim|kylla|tak|ano|true|wahr|vrai|igen|da|jah|taip|ναι|да|1|x|agree")
NO = _words("no|n|nein|non|nee|nej|nei|nao|ei|nie|ne|false|falsch|faux|nem|nu|disagree")
PARTLY = _words(
    "partly|partially|partial|in part|to some extent|somewhat|teilweise|zum teil|partiellement|en partie|parcialmente|"
    "en parte|parzialmente|in parte|gedeeltelijk|deels|delvis|osittain|czesciowo|castecne"
)
NOT_SAID = _words(
    "n/a|na|n.a.|not applicable|don't know|do not know|unknown|i don't know|not sure|entfallt|nicht zutreffend|k.a.|"
    "keine angabe|weiss nicht|sans objet|s.o.|no aplica|niet van toepassing|nvt|ej tillampligt|ikke relevant|"
    "ei sovellu|other|please select|select"
)
"""Choices beside yes and no for which every answer of this program has a state of its own."""


@cache
def headings() -> Mapping[str, tuple[str, str]]:
    """Return folded heading -> field and language, "" where the word says none."""
    return {
        fold(word): (name, language)
        for name, by_language in reversed(list(_HEADINGS.items()))
        for language, words in by_language.items()
        for word in words.split("|")
    }


@cache
def kinds() -> Mapping[str, Kind]:
    """Return folded word -> kind of answer."""
    return {fold(word): kind for kind, words in _KINDS.items() for word in words.split("|")}

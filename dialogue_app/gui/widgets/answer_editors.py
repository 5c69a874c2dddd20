"""Which editor belongs to which kind of question."""

from dialogue_app.domain.questionnaire import Item
from dialogue_app.gui.models.answer_aids import Aids
from dialogue_app.gui.widgets.certificate_editor import CertificateEditor
from dialogue_app.gui.widgets.choice_editors import ChoiceEditor
from dialogue_app.gui.widgets.factory_editor import FactoryEditor
from dialogue_app.gui.widgets.file_editor import FileEditor
from dialogue_app.gui.widgets.line_editors import DateEditor, NumberEditor, PercentEditor, TextEditor
from dialogue_app.gui.widgets.row_editor import RowEditor
from dialogue_app.gui.widgets.value_editor import ValueEditor
from dialogue_app.texts import Texts
from question_bank import Kind

_EDITORS: dict[Kind, type[ValueEditor]] = {
    Kind.YES_PARTLY_NO: ChoiceEditor,
    Kind.SINGLE: ChoiceEditor,
    Kind.BAND: ChoiceEditor,
    Kind.MULTI: ChoiceEditor,
    Kind.RANK: ChoiceEditor,
    Kind.NUMBER: NumberEditor,
    Kind.PERCENT: PercentEditor,
    Kind.DATE: DateEditor,
    Kind.TEXT: TextEditor,
}

_TABLES: dict[Kind, type[RowEditor]] = {
    Kind.CERTIFICATES: CertificateEditor,
    Kind.FACTORIES: FactoryEditor,
    Kind.FILE: FileEditor,
}


def editor_for(item: Item, texts: Texts, language: str, aids: Aids) -> ValueEditor:
    """Return a fresh, empty editor for the value of ``item``."""
    kind = item.snapshot.answer.kind
    if kind in _EDITORS:
        return _EDITORS[kind](item, texts, language)
    return _TABLES[kind](item, texts, language, aids)

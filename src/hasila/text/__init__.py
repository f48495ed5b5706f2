"""Text as it is matched: folded spelling with offsets, sentences, tokens, clitics."""

from hasila.text.fold import Folded, fold
from hasila.text.sentences import sentence_spans
from hasila.text.tokens import Tokens, segment, token_table, tokenize

__all__ = ["Folded", "Tokens", "fold", "segment", "sentence_spans", "token_table", "tokenize"]

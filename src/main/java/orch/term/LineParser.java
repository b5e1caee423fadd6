package orch.term;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line editor's library about lines in the syntax of the shell. */
final class LineParser implements Parser {
  private final LineSyntax syntax;

  LineParser(LineSyntax syntax) {
    this.syntax = syntax;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && syntax.goesOn(line)) {
      throw new EOFError(-1, -1, "the line goes on");
    }
    return new Line(
        syntax, line, cursor, syntax.word(line.substring(0, Math.min(cursor, line.length()))));
  }

  /** A line, of which only the word before the cursor matters. */
  private record Line(LineSyntax syntax, String line, int cursor, LineSyntax.Word at)
      implements CompletingParsedLine {
    @Override
    public String word() {
      return at.text();
    }

    @Override
    public int wordCursor() {
      return at.text().length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(at.text());
    }

    @Override
    public CharSequence escape(CharSequence word, boolean isWhole) {
      return syntax.quoted(word.toString(), isWhole, at.quote());
    }

    @Override
    public int rawWordCursor() {
      return cursor - at.start();
    }

    /** What is behind the cursor stays. */
    @Override
    public int rawWordLength() {
      return cursor - at.start();
    }
  }
}

package orch.term;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Attributes;

/**
 * Reads the lines of a shell at a terminal: with the keys of an editor, completion, the lines that
 * were typed before, and suggestions from them. Between two lines, the terminal is as it was found.
 */
public final class LineEditor implements Closeable {
  private static final List<String> STYLES =
      List.of("STARTING", "DESCRIPTION", "GROUP", "SELECTION", "BACKGROUND");

  private final ShellTerminal terminal;
  private final Reader reader;
  private final Lines lines = new Lines();
  private Attributes found;

  private LineEditor(ShellTerminal terminal, LineSyntax syntax, Style style) {
    this.terminal = terminal;
    this.found = terminal.getAttributes();
    this.reader = new Reader(terminal, syntax);
    reader.setHistory(lines);
    if (style == Style.PLAIN) {
      for (String part : STYLES) {
        reader.setVariable("COMPLETION_STYLE_" + part, "default");
        reader.setVariable("COMPLETION_STYLE_LIST_" + part, "default");
      }
    }
  }

  /**
   * Opens the editor.
   *
   * @throws IOException when this terminal cannot be used for it; lines can still be read plainly
   */
  public static LineEditor open(
      Terminal streams, Map<String, String> environment, LineSyntax syntax, Style style)
      throws IOException {
    // The library logs a stack trace when its native part cannot be unpacked.
    Logger.getLogger("org.jline").setLevel(Level.OFF);
    String type = environment.getOrDefault("TERM", "dumb");
    return new LineEditor(ShellTerminal.open(streams, type), syntax, style);
  }

  /**
   * Reads a line. It may have several lines of text, when a quote was open at the end of one, or
   * when it was pasted.
   *
   * @param prompt may have colors
   * @return empty at the end of the input, and after Ctrl-D in an empty line
   * @throws InterruptedException after Ctrl-C
   */
  public Optional<String> read(String prompt) throws InterruptedException {
    try {
      return Optional.of(reader.readLine(prompt.replace("%", "%%")));
    } catch (EndOfFileException e) {
      return Optional.empty();
    } catch (UserInterruptException e) {
      throw new InterruptedException();
    }
  }

  /** Drops keys that were pressed before Ctrl-C. */
  public void discardTyped() {
    terminal.discardTyped();
  }

  /** Adds a line to those that the arrow keys, Ctrl-R and the suggestions find. */
  public void remember(String line) {
    lines.remember(line);
  }

  /** Forgets the lines that were typed. */
  public void forgetAll() throws IOException {
    lines.purge();
  }

  /** Sets the terminal as it was found, after a program that left it in another mode. */
  public void restore() {
    terminal.setAttributes(found);
  }

  /** Takes the mode of the terminal for the one to restore, as a program that ended well set it. */
  public void keepMode() {
    found = terminal.getAttributes();
  }

  /** Restores the terminal. */
  @Override
  public void close() throws IOException {
    restore();
    terminal.close();
  }

  /** The lines that were typed. The shell decides which are kept, after it has read them. */
  private static final class Lines extends DefaultHistory {
    @Override
    public void add(Instant time, String line) {
      // The library calls this for every line.
    }

    void remember(String line) {
      if (isEmpty() || !get(last()).equals(line)) {
        internalAdd(Instant.EPOCH, line);
      }
      moveToEnd();
    }
  }

  private static final class Reader extends LineReaderImpl {
    Reader(ShellTerminal terminal, LineSyntax syntax) {
      super(terminal, "orch", new HashMap<>());
      setParser(new LineParser(syntax));
      setCompleter(
          (reader, line, candidates) -> {
            int order = 0;
            for (LineSyntax.Candidate each :
                syntax.candidates(line.line().substring(0, line.cursor()))) {
              candidates.add(
                  new Candidate(
                      each.word(),
                      each.label(),
                      null,
                      each.description().isEmpty() ? null : each.description(),
                      null,
                      null,
                      each.isWhole(),
                      order++));
            }
          });
      setOpt(Option.DISABLE_EVENT_EXPANSION);
      // The menu of the library replaces a word as if nothing in it was quoted.
      unsetOpt(Option.AUTO_MENU);
      unsetOpt(Option.INSERT_TAB);
      unsetOpt(Option.COMPLETE_MATCHER_TYPO);
      setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "> ");
      setVariable(LineReader.BELL_STYLE, "none");
      setAutosuggestion(SuggestionType.HISTORY);
      suggest(FORWARD_CHAR);
      suggest(END_OF_LINE);
    }

    /** Lets a key that moves to the right take the suggestion when there is nothing to pass. */
    private void suggest(String key) {
      Widget usual = Objects.requireNonNull(getBuiltinWidgets().get(key));
      getWidgets()
          .put(
              key,
              () -> {
                if (buf.cursor() < buf.length() || tailTip.isEmpty() || buf.length() == 0) {
                  return usual.apply();
                }
                buf.write(tailTip);
                return true;
              });
    }

    /** The order of the search for candidates. */
    @Override
    protected Comparator<Candidate> getCandidateComparator(boolean caseInsensitive, String word) {
      return Comparator.comparingInt(Candidate::sort);
    }
  }
}

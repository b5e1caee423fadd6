package orch.cli.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import orch.concurrent.LockTimeoutException;
import orch.host.Host;

/** The lines that were typed in all shells, in a file: the last thousand, without secrets. */
final class History {
  static final String FILE = "shell-history";

  /** How many lines are kept. */
  static final int KEPT = 1000;

  /** The file is shortened when it has this many lines more. */
  private static final int SLACK = 200;

  private final LinesFile file;
  private int lines;

  History(Host host) {
    this.file = new LinesFile(host.stateDirectory().resolve(FILE), host);
  }

  /** The lines of the file, the oldest first; none when it cannot be read. */
  List<String> read() {
    List<String> read;
    try {
      read = file.read();
    } catch (IOException e) {
      return List.of();
    }
    lines = read.size();
    List<String> texts = new ArrayList<>();
    for (String line : last(read)) {
      texts.add(unescaped(line));
    }
    return texts;
  }

  /** Whether a line is kept: one that starts with a space is not, nor one with a secret. */
  static boolean keeps(String line) {
    return !line.isBlank() && !line.startsWith(" ") && !SecretLines.mayBe(line);
  }

  /**
   * Adds a line to the file.
   *
   * @throws IOException when it cannot be written
   */
  void add(String line) throws IOException, InterruptedException {
    try {
      file.append(escaped(line));
      lines++;
      if (lines > KEPT + SLACK) {
        file.update(History::last);
        lines = KEPT;
      }
    } catch (LockTimeoutException e) {
      throw new IOException("another shell holds its lock", e);
    }
  }

  /** Removes all lines. */
  void clear() throws IOException, InterruptedException {
    file.update(all -> List.of());
    lines = 0;
  }

  private static List<String> last(List<String> all) {
    return all.subList(Math.max(0, all.size() - KEPT), all.size());
  }

  /** A line of the file for a text, which may have line ends. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        i++;
        char kind = line.charAt(i);
        text.append(kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}

package orch.cli.complete;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import orch.host.Host;

/**
 * The candidates for the last word of a command line, for orch's own shell.
 *
 * @param words the candidates with their descriptions, in the order in which they are shown
 * @param isGlued whether the word goes on after a candidate
 * @param takesFiles whether the word can be the name of a file
 * @param takesDirectories whether the word can be the name of a directory
 */
public record Completion(
    Map<String, String> words, boolean isGlued, boolean takesFiles, boolean takesDirectories) {
  /**
   * Finds the candidates.
   *
   * @param line the words after "orch", of which the last is being typed
   */
  public static Completion of(Host host, Supplier<CompletionTable> table, List<String> line) {
    Candidates.Found found = new CobraAnswer(host, table).find(line);
    if (found == null) {
      return new Completion(Map.of(), false, false, false);
    }
    int bits = found.directive();
    boolean directories = (bits & Candidates.DIRECTORIES) != 0;
    boolean files = !directories && (bits & Candidates.NO_FILES) == 0;
    return new Completion(found.words(), (bits & Candidates.NO_SPACE) != 0, files, directories);
  }
}

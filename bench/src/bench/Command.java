package bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command to be measured.
 *
 * @param name what the table calls it
 * @param words the command and its arguments
 * @param environment the variables it gets besides the usual ones
 * @param proof what its stdout must contain: a command that fails quickly is not a fast one
 */
record Command(String name, List<String> words, Map<String, String> environment, String proof) {
  static Command of(String name, String proof, List<String> words) {
    return new Command(name, words, Map.of(), proof);
  }

  static Command of(String name, String proof, String... words) {
    return of(name, proof, List.of(words));
  }

  Command with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Command(name, words, all, proof);
  }
}

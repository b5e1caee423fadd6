package bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command to be measured.
 *
 * @param name its name in the table
 * @param arguments the command and its arguments
 * @param environment variables in addition to those of {@link Place#environment}
 * @param proof a text that its stdout must contain, so that a command that fails early is not
 *     measured as a fast one
 */
record Command(String name, List<String> arguments, Map<String, String> environment, String proof) {
  static Command of(String name, String proof, List<String> arguments) {
    return new Command(name, arguments, Map.of(), proof);
  }

  static Command of(String name, String proof, String... arguments) {
    return of(name, proof, List.of(arguments));
  }

  Command with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Command(name, arguments, all, proof);
  }
}

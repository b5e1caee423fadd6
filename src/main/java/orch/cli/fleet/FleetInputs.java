package orch.cli.fleet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orch.cli.app.App;
import orch.cli.app.InputFiles;

/**
 * What decides the result of a command, besides the account. Every account gets the contents that
 * are hashed here, whatever happens to the files while the fleet runs.
 *
 * @param all the options as words, and the names and the texts of the files
 * @param files the contents of the files by name
 */
record FleetInputs(List<String> all, Map<String, byte[]> files) {
  FleetInputs {
    all = List.copyOf(all);
    files = Map.copyOf(files);
  }

  /** The inputs of a command that reads no files. */
  static FleetInputs of(List<String> options) {
    return new FleetInputs(options, Map.of());
  }

  /**
   * Reads the files.
   *
   * @param options as words
   * @param names of the files
   * @param input the standard input
   */
  static FleetInputs read(App app, List<String> options, List<String> names, byte[] input) {
    List<String> all = new ArrayList<>(options);
    Map<String, byte[]> files = new HashMap<>();
    InputFiles reader = new InputFiles(app, app.usualDeadline());
    for (String name : names) {
      byte[] content = name.equals(InputFiles.STDIN) ? input : reader.bytes(name);
      all.add(name);
      all.add(new String(content, StandardCharsets.UTF_8));
      files.put(name, content);
    }
    return new FleetInputs(all, files);
  }
}

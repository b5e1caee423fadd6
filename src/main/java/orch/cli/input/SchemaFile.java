package orch.cli.input;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file with the JSON Schema, which {@code orch config schema} prints and editors read. YAML
 * files name it in a comment. It is one file of the project and no address on the network, so that
 * editors need no connection and all of a team see the schema of one version.
 */
public final class SchemaFile {
  /** The name of the file, wherever it is. */
  public static final String NAME = "orch.schema.json";

  private SchemaFile() {}

  /**
   * How the files of a directory name the schema: with the one in the directory itself, else with
   * the next one above it in the same git repository; if there is none, as if it were in the
   * directory.
   */
  public static String from(Path directory) {
    StringBuilder up = new StringBuilder();
    for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(NAME))) {
        return up + NAME;
      }
      if (Files.exists(at.resolve(".git"))) {
        return NAME;
      }
      up.append("../");
    }
    return NAME;
  }

  /** Whether the file that {@link #from} names does not exist. */
  public static boolean isMissing(Path directory) {
    return !Files.isRegularFile(directory.resolve(from(directory)));
  }

  /** The line of a YAML file that tells editors its schema, with its line end. */
  public static String line(Path directory) {
    return "# yaml-language-server: $schema=" + from(directory) + "\n";
  }
}

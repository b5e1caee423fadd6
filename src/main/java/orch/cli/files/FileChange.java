package orch.cli.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an export does with one file.
 *
 * @param shown the name for messages
 * @param before the file as it was read; empty for a new one
 * @param after the whole new text
 * @param fields the fields that change; empty when the whole file is written
 */
record FileChange(
    Path path, String shown, Optional<PresentFile> before, String after, List<String> fields) {
  byte[] bytes() {
    return after.getBytes(StandardCharsets.UTF_8);
  }

  boolean isNew() {
    return before.isEmpty();
  }

  boolean isChange() {
    return isNew() || !before.get().has(bytes());
  }

  /** {@code support.yaml: description changes}, or what else happens with the file. */
  String describe() {
    if (isNew()) {
      return shown + ": new";
    }
    return shown + ": " + (fields.isEmpty() ? "written anew" : String.join(", ", fields));
  }
}

package orch.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import orch.cli.input.SchemaFile;
import orch.configuration.Fields;
import orch.document.DocumentReader;
import orch.document.InvalidDocumentException;
import orch.document.edit.DocumentText;
import orch.file.RegularFile;
import orch.file.ReplacedFile;

/** A file in the directory of an export, as it was read. */
final class PresentFile {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  /** The part of a text that stands for a variable, which an export would replace by its value. */
  private static final String VARIABLE = "${";

  private final Path path;
  private final String shown;
  private final byte[] content;
  private final DocumentText text;
  private final String problem;

  private PresentFile(Path path, String shown, byte[] content, DocumentText text, String problem) {
    this.path = path;
    this.shown = shown;
    this.content = content;
    this.text = text;
    this.problem = problem;
  }

  /** Whether a file of this name may have configurations. */
  static boolean isCandidate(String name) {
    return !name.startsWith(".")
        && !name.equals("orch.lock.yaml")
        && !name.equals(SchemaFile.NAME)
        && ENDINGS.contains(name.substring(Math.max(0, name.lastIndexOf('.'))));
  }

  static PresentFile read(Path path, String shown) {
    byte[] content = {};
    try {
      content = RegularFile.read(path, DocumentReader.MAX_BYTES);
      // Checked as bytes first, because the text of other bytes would be another one.
      DocumentReader.read(shown, content);
      String text = new String(content, StandardCharsets.UTF_8);
      return new PresentFile(path, shown, content, DocumentText.of(shown, text), "");
    } catch (IOException e) {
      return unreadable(path, shown, content, shown + " cannot be read: " + reason(e));
    } catch (InvalidDocumentException e) {
      return unreadable(path, shown, content, e.mistakes().get(0).describe());
    }
  }

  private static PresentFile unreadable(Path path, String shown, byte[] content, String problem) {
    return new PresentFile(path, shown, content, DocumentText.of("none.yaml", ""), problem);
  }

  static String reason(IOException problem) {
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason =
        problem instanceof FileSystemException failed ? failed.getReason() : problem.getMessage();
    return Objects.requireNonNullElse(reason, "input/output error");
  }

  Path path() {
    return path;
  }

  /** The name for messages. */
  String shown() {
    return shown;
  }

  /** Whether the file had exactly this content. */
  boolean has(byte[] other) {
    return Arrays.equals(content, other);
  }

  /** Replaces the content, unless the file has another one by now. */
  boolean replace(byte[] after) throws IOException {
    return ReplacedFile.replace(path, content, after);
  }

  /** Its documents; none when they cannot be read. */
  DocumentText text() {
    return text;
  }

  /** Why its documents cannot be read; empty when they can. */
  String problem() {
    return problem;
  }

  boolean isReadable() {
    return problem.isEmpty();
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  /** Whether a document is one of a configuration, and not of another program. */
  static boolean isConfiguration(JsonNode document) {
    boolean isNamed = document.path(Fields.DISPLAY_NAME).isTextual() || !id(document).isEmpty();
    return isNamed
        && Fields.WRITABLE.stream()
            .anyMatch(field -> !field.equals(Fields.DISPLAY_NAME) && document.has(field));
  }

  /** The id in a document; empty when it has none. */
  static String id(JsonNode document) {
    return document.path("id").asText("");
  }

  /** Whether a text in the document stands for a variable. */
  static boolean hasVariable(JsonNode document) {
    if (document.isTextual()) {
      return document.textValue().contains(VARIABLE);
    }
    for (JsonNode member : document) {
      if (hasVariable(member)) {
        return true;
      }
    }
    return false;
  }
}

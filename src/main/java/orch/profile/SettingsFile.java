package orch.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.InvalidDocumentException;
import orch.document.Places;
import orch.document.Suggestion;
import orch.file.RegularFile;
import orch.json.Json;
import orch.json.JsonPointers;
import orch.network.BadConnectionException;

/**
 * A settings file that was read. Error messages name the line and never quote values, which may be
 * secrets.
 */
final class SettingsFile {
  /** The largest size of a settings file, in bytes: some 40,000 profiles. */
  static final int LIMIT = 5 << 20;

  private static final List<String> SECRET_WORDS =
      List.of("secret", "token", "password", "passphrase");

  private final Document document;
  private final ObjectNode root;

  private SettingsFile(Document document, ObjectNode root) {
    this.document = document;
    this.root = root;
  }

  /**
   * Reads a file. An empty file gives an empty object.
   *
   * @throws BadConnectionException when it is not a single object
   * @throws SettingsFileException when it cannot be read
   */
  static SettingsFile read(Path file) {
    List<Document> documents = documents(file);
    if (documents.isEmpty()) {
      return new SettingsFile(
          new Document(file.toString(), 0, Json.object(), Places.NONE), Json.object());
    }
    if (documents.size() == 1 && documents.get(0).tree() instanceof ObjectNode object) {
      return new SettingsFile(documents.get(0), object);
    }
    throw new BadConnectionException(
        file + ":1: the file must be a single mapping of keys to values");
  }

  private static List<Document> documents(Path file) {
    try {
      return DocumentReader.read(file.toString(), RegularFile.read(file, LIMIT));
    } catch (InvalidDocumentException e) {
      // The reader's message quotes the file, which may contain a secret in a wrong place.
      throw new BadConnectionException(
          e.mistakes().get(0).source()
              + ": the file is not valid YAML or JSON from here on, or has a key twice, a tag or an alias");
    } catch (IOException e) {
      throw new SettingsFileException(file, "read", e);
    }
  }

  ObjectNode root() {
    return root;
  }

  /** The file and the line of the value at a JSON pointer. */
  String placeOf(String pointer) {
    return document.placeOf(pointer);
  }

  /** The exception for the value at a JSON pointer. */
  BadConnectionException wrong(String pointer, String message) {
    return new BadConnectionException(placeOf(pointer) + ": " + message);
  }

  /** The object at a pointer, with no other keys than these; empty where there is none. */
  ObjectNode object(String pointer, Collection<String> known) {
    ObjectNode object = object(pointer);
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!known.contains(member.getKey())) {
        throw wrong(JsonPointers.below(pointer, member.getKey()), unknown(member.getKey(), known));
      }
    }
    return object;
  }

  /** The object at a pointer, whatever its keys; empty where there is none. */
  ObjectNode object(String pointer) {
    JsonNode node = root.at(pointer);
    if (node.isMissingNode() || node.isNull()) {
      return Json.object();
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw wrong(pointer, nameOf(pointer) + " must be a mapping of keys to values");
  }

  /** The text at a pointer; empty where there is none. */
  String text(String pointer) {
    JsonNode node = root.at(pointer);
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw wrong(pointer, nameOf(pointer) + " must be a text");
    }
    return node.textValue().strip();
  }

  /** What is wrong with a key that is not known. */
  static String unknown(String key, Collection<String> known) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (SECRET_WORDS.stream().anyMatch(lower::contains)) {
      return "secrets do not belong in this file: orch profile add asks for them and stores them";
    }
    String question = Suggestion.question(key, known);
    // An unknown key may be a secret, so it is quoted only when it resembles a known key.
    return question.isEmpty()
        ? "unknown key; the known keys are " + String.join(", ", known)
        : "unknown key " + key + question;
  }

  private static String nameOf(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}

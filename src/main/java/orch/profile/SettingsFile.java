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
import orch.document.Suggestion;
import orch.file.RegularFile;
import orch.json.Json;
import orch.json.JsonPointers;
import orch.network.BadConnectionException;

/** A file of settings that was read; complaints about it name the line, and nothing it says. */
final class SettingsFile {
  /** The most bytes that a file of settings may have. */
  static final int LIMIT = 1 << 20;

  private static final List<String> SECRET_WORDS =
      List.of("secret", "token", "password", "passphrase");

  private final Document document;
  private final ObjectNode root;

  private SettingsFile(Document document, ObjectNode root) {
    this.document = document;
    this.root = root;
  }

  /**
   * Reads a file; an empty one is an empty object.
   *
   * @throws BadConnectionException when it is not one object
   * @throws SettingsFileException when it cannot be read
   */
  static SettingsFile read(Path file) {
    List<Document> documents = documents(file);
    if (documents.isEmpty()) {
      return new SettingsFile(
          new Document(file.toString(), Json.object(), Map.of()), Json.object());
    }
    if (documents.size() == 1 && documents.get(0).tree() instanceof ObjectNode object) {
      return new SettingsFile(documents.get(0), object);
    }
    throw new BadConnectionException(file + ":1: one mapping of keys to values is wanted here");
  }

  private static List<Document> documents(Path file) {
    try {
      return DocumentReader.read(file.toString(), RegularFile.read(file, LIMIT));
    } catch (InvalidDocumentException e) {
      // The reader's own words quote the file, and a secret may stand where it does not belong.
      throw new BadConnectionException(
          e.mistakes().get(0).source()
              + ": the file cannot be understood from here on (each key once, no tags, no aliases)");
    } catch (IOException e) {
      throw new SettingsFileException(file, "read", e);
    }
  }

  ObjectNode root() {
    return root;
  }

  /** What is wrong with the value at a JSON pointer. */
  BadConnectionException wrong(String pointer, String message) {
    return new BadConnectionException(document.placeOf(pointer) + ": " + message);
  }

  /** The object at a pointer, empty where there is none, with no keys but these. */
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

  private static String unknown(String key, Collection<String> known) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (SECRET_WORDS.stream().anyMatch(lower::contains)) {
      return "secrets are not kept in this file: orch profile add asks for them and stores them";
    }
    String question = Suggestion.question(key, known);
    // A key that resembles nothing may be anything, also something to be kept quiet.
    return question.isEmpty()
        ? "a key is not known; known are " + String.join(", ", known)
        : "the key " + key + " is not known" + question;
  }

  private static String nameOf(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}

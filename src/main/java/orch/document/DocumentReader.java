package orch.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orch.json.Json;
import orch.json.MalformedTextException;
import orch.json.TreeReader;

/** Reads the documents of a JSON or YAML file, with the line of each value. */
public final class DocumentReader {
  /** The largest size of a file, in bytes. */
  public static final int MAX_BYTES = 5 << 20;

  /** The most values in a file: a hundred times those of the largest configuration. */
  private static final int MAX_VALUES = 200_000;

  /**
   * The most characters of all JSON pointers together: a long key is repeated in each pointer below
   * it.
   */
  private static final int MAX_POINTERS = 12 << 20;

  private static final String WHOLE =
      " (a lone surrogate, such as \\ud83d): write the whole character, or remove it";

  private final String file;
  private final List<Mistake> mistakes = new ArrayList<>();
  private int values;
  private long pointers;

  private DocumentReader(String file) {
    this.file = file;
  }

  /**
   * Reads a file's documents, in order.
   *
   * @param file the name for messages; its ending {@code .json}, {@code .yaml} or {@code .yml}
   *     decides the language, else the first character does
   * @throws InvalidDocumentException when the text is neither JSON nor YAML, has a key twice in an
   *     object, or uses YAML's tags or aliases
   */
  public static List<Document> read(String file, byte[] content) {
    DocumentReader reader = new DocumentReader(file);
    try {
      List<Document> documents = reader.documents(reader.text(content));
      if (reader.mistakes.isEmpty()) {
        return documents;
      }
    } catch (MalformedTextException e) {
      reader.mistake(e.line(), "", "cannot be read: " + e.reason());
    }
    throw new InvalidDocumentException(reader.mistakes);
  }

  private String text(byte[] content) {
    if (content.length > MAX_BYTES) {
      throw new MalformedTextException(1, 1, "it is larger than 5 MiB");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new MalformedTextException(1, 1, "it is not UTF-8 text");
    }
  }

  private List<Document> documents(String text) {
    try (JsonParser parser = isJson(file, text) ? Json.parser(text) : YamlText.parser(text)) {
      List<Document> documents = new ArrayList<>();
      while (parser.nextToken() != null) {
        Lines lines = new Lines();
        JsonNode tree = TreeReader.document(parser, lines);
        // An empty document, as between two ---, is skipped.
        if (!tree.isNull()) {
          documents.add(new Document(file, tree, lines.byPointer));
        }
      }
      return documents;
    } catch (JsonProcessingException e) {
      throw isJson(file, text) ? MalformedTextException.of(e) : YamlText.malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether a text is read as JSON, else as YAML.
   *
   * @param file as in {@link #read}
   */
  public static boolean isJson(String file, String text) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return false;
    }
    return name.endsWith(".json") || text.stripLeading().startsWith("{");
  }

  /** Refuses a file before the places of its values take too much memory. */
  private void count(String pointer, int line) {
    values++;
    pointers += pointer.length();
    if (values > MAX_VALUES || pointers > MAX_POINTERS) {
      throw new MalformedTextException(line, 1, "it has more values than any configuration");
    }
  }

  /** Whether a text has one half of a surrogate pair without the other. */
  private static boolean hasHalfCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!isPair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private void mistake(int line, String pointer, String message) {
    mistakes.add(new Mistake(file + ":" + line, FieldPath.ofPointer(pointer), message));
  }

  /** Records the line of every value, and the mistakes that only the parser sees. */
  private final class Lines implements TreeReader.Watcher {
    private final Map<String, Integer> byPointer = new HashMap<>();

    @Override
    public void value(String pointer, JsonParser at) throws IOException {
      int line = at.currentTokenLocation().getLineNr();
      count(pointer, line);
      byPointer.put(pointer, line);
      checkCharacters(pointer, at, line);
      if (at.currentToken() == JsonToken.VALUE_NUMBER_INT) {
        String objection = NumberNotation.objection(at.getText());
        if (!objection.isEmpty()) {
          mistake(line, pointer, objection);
        }
      }
      if (at.getTypeId() != null) {
        mistake(line, pointer, "has a YAML tag, which is not allowed: remove it");
      }
      if (YamlText.isAlias(at)) {
        mistake(line, pointer, "is a YAML alias, which is not allowed: write the value out");
      }
    }

    /** An escape sequence can write half a character, which no file and no request can hold. */
    private void checkCharacters(String pointer, JsonParser at, int line) throws IOException {
      String key = pointer.substring(pointer.lastIndexOf('/') + 1);
      if (hasHalfCharacter(key)) {
        mistake(line, pointer, "has half a character in its name" + WHOLE);
      }
      if (at.currentToken() == JsonToken.VALUE_STRING && hasHalfCharacter(at.getText())) {
        mistake(line, pointer, "has half a character" + WHOLE);
      }
    }

    @Override
    public void repeated(String pointer, JsonParser at) {
      mistake(at.currentTokenLocation().getLineNr(), pointer, "appears twice in the same object");
    }
  }
}

package orch.document;

import com.fasterxml.jackson.core.JsonLocation;
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
import java.util.List;
import java.util.Locale;
import orch.document.ReadMistake.Kind;
import orch.json.Json;
import orch.json.MalformedTextException;
import orch.json.TreeReader;

/** Reads the documents of a JSON or YAML file, with the place of each value. */
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
  private final List<Document> documents = new ArrayList<>();
  private final List<ReadMistake> mistakes = new ArrayList<>();
  private List<Comment> comments = List.of();
  private String text = "";
  private boolean isJson;
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
    reader.read(content);
    if (!reader.mistakes.isEmpty()) {
      throw new InvalidDocumentException(reader.located());
    }
    return reader.documents;
  }

  /**
   * Reads a file with everything that is in it, valid or not. Never throws for what the file
   * contains.
   *
   * @param file as for {@link #read}
   */
  public static FileReading readAll(String file, byte[] content) {
    DocumentReader reader = new DocumentReader(file);
    reader.read(content);
    if (reader.isJson && reader.mistakes.isEmpty() && reader.text.isBlank()) {
      String empty = "cannot be read: the text is empty";
      reader.mistakes.add(new ReadMistake(Kind.MALFORMED, Place.START, "", empty));
    }
    return new FileReading(file, reader.text, reader.documents, reader.mistakes, reader.comments);
  }

  private void read(byte[] content) {
    try {
      text = text(content);
      readDocuments();
    } catch (MalformedTextException e) {
      Place place = new Place(e.line(), e.column());
      mistakes.add(new ReadMistake(Kind.MALFORMED, place, "", "cannot be read: " + e.reason()));
    }
  }

  private List<Mistake> located() {
    List<Mistake> located = new ArrayList<>();
    for (ReadMistake mistake : mistakes) {
      String line = file + ":" + mistake.place().line();
      located.add(new Mistake(line, FieldPath.ofPointer(mistake.pointer()), mistake.message()));
    }
    return located;
  }

  private static String text(byte[] content) {
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

  private void readDocuments() {
    isJson = isJson(file, text);
    try (JsonParser parser = isJson ? Json.parser(text) : YamlText.parser(text)) {
      comments = YamlText.comments(parser);
      while (parser.nextToken() != null) {
        PlaceFinder finder = new PlaceFinder(placeOf(parser.currentTokenLocation()));
        JsonNode tree = TreeReader.document(parser, finder);
        // An empty document, as between two ---, is skipped.
        if (!tree.isNull()) {
          documents.add(new Document(file, documents.size(), tree, finder.places));
        }
      }
    } catch (JsonProcessingException e) {
      throw isJson ? MalformedTextException.of(e) : YamlText.malformed(e);
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

  private Place placeOf(JsonLocation at) {
    int column = Math.max(1, at.getColumnNr());
    int offset = (int) at.getCharOffset();
    int lineStart = offset - column + 1;
    // The JSON library counts the halves of a character, and the YAML library whole characters.
    boolean isCounted = isJson && lineStart >= 0 && offset <= text.length();
    return new Place(
        at.getLineNr(), isCounted ? text.codePointCount(lineStart, offset) + 1 : column);
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

  /** Records the place of every value, and the mistakes that only the parser sees. */
  private final class PlaceFinder implements TreeReader.Watcher {
    private final Places places;

    PlaceFinder(Place start) {
      places = new Places(start);
    }

    @Override
    public void key(String pointer, JsonParser at) {
      places.key(pointer, placeOf(at.currentTokenLocation()));
    }

    @Override
    public void value(String pointer, JsonParser at) throws IOException {
      Place place = placeOf(at.currentTokenLocation());
      count(pointer, place.line());
      places.value(pointer, place);
      checkCharacters(pointer, at, place);
      if (at.currentToken() == JsonToken.VALUE_NUMBER_INT) {
        String objection = NumberNotation.objection(at.getText());
        if (!objection.isEmpty()) {
          mistake(Kind.NOTATION, place, pointer, objection);
        }
      }
      if (at.getTypeId() != null) {
        mistake(
            Kind.YAML_FEATURE, place, pointer, "has a YAML tag, which is not allowed: remove it");
      }
      if (YamlText.isAlias(at)) {
        mistake(
            Kind.YAML_FEATURE,
            place,
            pointer,
            "is a YAML alias, which is not allowed: write the value out");
      }
    }

    /** An escape sequence can write half a character, which no file and no request can hold. */
    private void checkCharacters(String pointer, JsonParser at, Place place) throws IOException {
      String key = pointer.substring(pointer.lastIndexOf('/') + 1);
      if (hasHalfCharacter(key)) {
        mistake(Kind.NOTATION, place, pointer, "has half a character in its name" + WHOLE);
      }
      if (at.currentToken() == JsonToken.VALUE_STRING && hasHalfCharacter(at.getText())) {
        mistake(Kind.NOTATION, place, pointer, "has half a character" + WHOLE);
      }
    }

    @Override
    public void repeated(String pointer, JsonParser at) {
      Place place = placeOf(at.currentTokenLocation());
      mistake(Kind.REPEATED_KEY, place, pointer, "appears twice in the same object");
    }

    private void mistake(Kind kind, Place place, String pointer, String message) {
      mistakes.add(new ReadMistake(kind, place, pointer, message));
    }
  }
}

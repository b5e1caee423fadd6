package orch.document.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.FieldPath;
import orch.document.InvalidDocumentException;

/**
 * The text of a file with YAML or JSON documents, which can be changed value by value. After a
 * change, only the lines of the changed value differ: comments, order, style and line ends stay.
 * Every result is read again, and is refused unless it has exactly the wanted documents.
 */
public final class DocumentText {
  private static final String MARK = "\uFEFF";

  private final String file;
  private final List<JsonNode> trees;

  /**
   * The text in pieces, one for each document, so that a change of one of a thousand documents does
   * not read all of them; a single piece where the text cannot be divided.
   */
  private final List<String> pieces;

  private DocumentText(String file, List<JsonNode> trees, List<String> pieces) {
    this.file = file;
    this.trees = trees;
    this.pieces = pieces;
  }

  /**
   * The text of a file.
   *
   * @param file the name for messages; its ending says whether it is JSON, as in {@link
   *     DocumentReader#read}
   * @throws InvalidDocumentException when the text is not valid
   */
  public static DocumentText of(String file, String text) {
    List<JsonNode> trees = read(file, text);
    return new DocumentText(
        file, trees, trees.size() < 2 ? List.of(text) : divided(file, text, trees));
  }

  private static List<String> divided(String file, String text, List<JsonNode> trees) {
    int mark = text.startsWith(MARK) ? MARK.length() : 0;
    SourceText source = new SourceText(text.substring(mark));
    boolean isJson = DocumentReader.isJson(file, source.text());
    List<Integer> starts = isJson ? JsonSyntax.starts(source) : YamlSyntax.starts(source);
    if (starts.size() != trees.size()) {
      return List.of(text);
    }
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int from = i == 0 ? 0 : starts.get(i) + mark;
      int to = i + 1 == starts.size() ? text.length() : starts.get(i + 1) + mark;
      pieces.add(text.substring(from, to));
      if (!isRead(file, pieces.get(i), trees.subList(i, i + 1))) {
        return List.of(text);
      }
    }
    return pieces;
  }

  private static List<JsonNode> read(String file, String text) {
    return DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8)).stream()
        .map(Document::tree)
        .toList();
  }

  private static boolean isRead(String file, String text, List<JsonNode> wanted) {
    try {
      return read(file, text).equals(wanted);
    } catch (InvalidDocumentException e) {
      return false;
    }
  }

  /**
   * The text.
   *
   * @throws UnsupportedNotationException when the documents in it would not be those that they are
   *     each alone
   */
  public String text() {
    String text = String.join("", pieces);
    if (pieces.size() > 1 && !isRead(file, text, trees)) {
      throw new UnsupportedNotationException(0, "cannot be changed in place");
    }
    return text;
  }

  /** The documents of the text, without empty ones. */
  public List<JsonNode> documents() {
    return trees;
  }

  /**
   * The text after some changes of one of its documents, one after the other.
   *
   * @param index of the document, from 0
   * @throws UnsupportedNotationException when a change would change more than its value
   */
  public DocumentText with(int index, List<Edit> edits) {
    boolean isDivided = pieces.size() > 1;
    int piece = isDivided ? index : 0;
    String text = pieces.get(piece);
    List<JsonNode> all = new ArrayList<>(trees);
    for (Edit edit : edits) {
      JsonNode wanted = edit.appliedTo(all.get(index));
      if (!wanted.equals(all.get(index))) {
        all.set(index, wanted);
        List<JsonNode> expected = isDivided ? List.of(wanted) : all;
        try {
          text = changed(text, isDivided ? 0 : index, edit, expected);
        } catch (UnsupportedNotationException e) {
          throw e.below(lines(piece));
        }
      }
    }
    List<String> changed = new ArrayList<>(pieces);
    changed.set(piece, text);
    return new DocumentText(file, List.copyOf(all), changed);
  }

  private String changed(String text, int index, Edit edit, List<JsonNode> expected) {
    String mark = text.startsWith(MARK) ? MARK : "";
    SourceText source = new SourceText(text.substring(mark.length()));
    boolean isJson = DocumentReader.isJson(file, source.text());
    List<Node> roots = isJson ? JsonSyntax.roots(source) : YamlSyntax.roots(source);
    if (roots.size() != expected.size()) {
      throw refused(edit);
    }
    Notation notation = Notation.of(source, roots.get(index), isJson);
    for (Notation way : List.of(notation, notation.quoted())) {
      String changed = mark + new Splice(source, roots.get(index), way).with(edit);
      if (isRead(file, changed, expected)) {
        return changed;
      }
    }
    throw refused(edit);
  }

  /** The number of lines before a piece. */
  private int lines(int piece) {
    String before = String.join("", pieces.subList(0, piece));
    return new SourceText(before).line(before.length()) - 1;
  }

  private static UnsupportedNotationException refused(Edit edit) {
    return new UnsupportedNotationException(
        0, "is written in a way in which " + place(edit) + " cannot be changed in place");
  }

  private static String place(Edit edit) {
    String path = FieldPath.ofPointer(edit.pointer());
    return path.isEmpty() ? "the document" : path;
  }
}

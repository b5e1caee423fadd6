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
  private final String text;
  private final List<JsonNode> trees;

  private DocumentText(String file, String text, List<JsonNode> trees) {
    this.file = file;
    this.text = text;
    this.trees = trees;
  }

  /**
   * The text of a file.
   *
   * @param file the name for messages; its ending says whether it is JSON, as in {@link
   *     DocumentReader#read}
   * @throws InvalidDocumentException when the text is not valid
   */
  public static DocumentText of(String file, String text) {
    return new DocumentText(file, text, read(file, text));
  }

  private static List<JsonNode> read(String file, String text) {
    return DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8)).stream()
        .map(Document::tree)
        .toList();
  }

  /** The text. */
  public String text() {
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
    DocumentText changed = this;
    for (Edit edit : edits) {
      changed = changed.with(index, edit);
    }
    return changed;
  }

  private DocumentText with(int index, Edit edit) {
    JsonNode wanted = edit.appliedTo(trees.get(index));
    if (wanted.equals(trees.get(index))) {
      return this;
    }
    List<JsonNode> all = new ArrayList<>(trees);
    all.set(index, wanted);
    String mark = text.startsWith(MARK) ? MARK : "";
    SourceText source = new SourceText(text.substring(mark.length()));
    boolean isJson = DocumentReader.isJson(file, source.text());
    List<Node> roots = isJson ? JsonSyntax.roots(source) : YamlSyntax.roots(source);
    if (roots.size() != trees.size()) {
      throw refused(edit);
    }
    Notation notation = Notation.of(source, roots.get(index), isJson);
    for (Notation way : List.of(notation, notation.quoted())) {
      String changed = mark + new Splice(source, roots.get(index), way).with(edit);
      if (isAsWanted(changed, all)) {
        return new DocumentText(file, changed, all);
      }
    }
    throw refused(edit);
  }

  private boolean isAsWanted(String changed, List<JsonNode> wanted) {
    try {
      return read(file, changed).equals(wanted);
    } catch (InvalidDocumentException e) {
      return false;
    }
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

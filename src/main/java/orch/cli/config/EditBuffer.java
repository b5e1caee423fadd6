package orch.cli.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orch.cli.problem.DetailLines;
import orch.configuration.Configuration;
import orch.configuration.Draft;
import orch.configuration.Fields;
import orch.configuration.PatchRequest;
import orch.configuration.Requests;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.document.YamlText;
import orch.term.SafeText;

/**
 * A configuration as text for an editor. orch's own comments are lines at the top that begin with
 * {@code #:} and are removed again.
 */
final class EditBuffer {
  private static final String MARK = "#: ";

  private final Configuration live;
  private final String file;

  /**
   * @param file the file name for messages
   */
  EditBuffer(Configuration live, String file) {
    this.live = live;
    this.file = file;
  }

  /** The initial text. */
  String first() {
    ObjectNode document = live.json().deepCopy();
    document.remove(Fields.SERVER_SET);
    return marked(
            List.of(
                "The configuration " + SafeText.line(live.label()) + " (" + live.id() + ").",
                "Your changes are sent when you save the text and close the editor. A field"
                    + " that you",
                "delete here is removed from the configuration. Without changes, nothing is sent."))
        + YamlText.write(document);
  }

  /**
   * The changes in a text; empty if nothing changed.
   *
   * @throws InvalidDocumentException if the text is not valid, with the lines of the mistakes
   */
  Optional<PatchRequest> change(String text) {
    List<Document> documents = DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8));
    if (documents.isEmpty()) {
      return Optional.empty();
    }
    if (documents.size() > 1) {
      throw new InvalidDocumentException(
          List.of(
              new Mistake(
                  file,
                  "",
                  "the text has " + documents.size() + " documents; it must have exactly one")));
    }
    return new Requests(Draft.of(documents.get(0)), field -> "").patch(live);
  }

  /** The same text with its mistakes listed at the top. */
  String withMistakes(String text) {
    String body =
        text.lines().filter(line -> !line.startsWith("#:")).collect(Collectors.joining("\n"));
    List<String> mistakes = mistakes(body);
    // The comment lines move the text down, so the line numbers are computed again with them in
    // place.
    String moved = marked(mistakes) + marked(List.of("")) + body;
    return marked(mistakes(moved)) + marked(List.of("")) + body + "\n";
  }

  private List<String> mistakes(String text) {
    try {
      change(text);
      return List.of();
    } catch (InvalidDocumentException problem) {
      return DetailLines.limited(problem.mistakes().stream().map(Mistake::describe).toList())
          .stream()
          .map(SafeText::line)
          .toList();
    }
  }

  private static String marked(List<String> lines) {
    return lines.stream()
        .map(line -> (MARK + line).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }
}

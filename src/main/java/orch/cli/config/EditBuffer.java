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
 * A configuration as text for an editor: what orch says about it stands above it in lines that
 * begin with {@code #:}, which are taken away again.
 */
final class EditBuffer {
  private static final String MARK = "#: ";

  private final Configuration live;
  private final String file;

  /**
   * @param file the name for messages
   */
  EditBuffer(Configuration live, String file) {
    this.live = live;
    this.file = file;
  }

  /** The text to begin with. */
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
   * The change that a text asks for; empty when there is none.
   *
   * @throws InvalidDocumentException with the lines of the mistakes as they are in the text
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

  /** The same text with the mistakes above it, each with the line it is on now. */
  String withMistakes(String text) {
    String body =
        text.lines().filter(line -> !line.startsWith("#:")).collect(Collectors.joining("\n"));
    List<String> mistakes = mistakes(body);
    // The lines above move the ones below: their number is known now, so the lines are too.
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

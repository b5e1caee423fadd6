package orch.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orch.configuration.Configuration;
import orch.configuration.Document;
import orch.configuration.DocumentReader;
import orch.configuration.Draft;
import orch.configuration.Fields;
import orch.configuration.InvalidDocument;
import orch.configuration.Mistake;
import orch.configuration.PatchRequest;
import orch.configuration.Requests;
import orch.configuration.YamlText;
import orch.term.Visible;

/**
 * A configuration as text for an editor: what orch says about it stands above it in lines that
 * begin with {@code #:}, which are taken away again.
 */
final class EditedText {
  private static final String MARK = "#: ";

  private final Configuration live;
  private final String file;

  /**
   * @param file the name for messages
   */
  EditedText(Configuration live, String file) {
    this.live = live;
    this.file = file;
  }

  /** The text to begin with. */
  String first() {
    ObjectNode document = live.json().deepCopy();
    document.remove(Fields.SERVER_SET);
    return marked(
            List.of(
                "The configuration " + Visible.line(live.label()) + " (" + live.id() + ").",
                "What you change here is changed when the editor ends; a field that you delete is",
                "removed. Nothing is sent when nothing is changed."))
        + YamlText.write(document);
  }

  /**
   * The change that a text asks for; empty when there is none.
   *
   * @throws InvalidDocument with the lines of the mistakes as they are in the text
   */
  Optional<PatchRequest> change(String text) {
    List<Document> documents = DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8));
    if (documents.isEmpty()) {
      return Optional.empty();
    }
    if (documents.size() > 1) {
      throw new InvalidDocument(
          List.of(new Mistake(file, "", "these are " + documents.size() + " documents")));
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
    } catch (InvalidDocument problem) {
      return Failure.shortened(problem.mistakes().stream().map(Mistake::describe).toList()).stream()
          .map(Visible::line)
          .toList();
    }
  }

  private static String marked(List<String> lines) {
    return lines.stream()
        .map(line -> (MARK + line).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }
}

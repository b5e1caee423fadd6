package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.guide.Interview;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.KeptEditException;
import orch.configuration.Draft;
import orch.configuration.Requests;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.document.YamlText;
import orch.file.OwnerOnly;
import orch.term.Editor;

/** Opens the document of a new configuration in the user's editor, until it is valid. */
final class NewDocumentEditor {
  private final App app;
  private final Interview interview;

  NewDocumentEditor(App app, Interview interview) {
    this.app = app;
    this.interview = interview;
  }

  /**
   * The changed document; empty when there is no editor, or the user gives up. What went wrong is
   * shown.
   */
  Optional<Draft> edit(JsonNode document) {
    Editor editor = Editor.chosen(app.host().environment()).orElseGet(Editor::usual);
    String objection = editor.objection(app.host().environment(), app.host().directory());
    if (!objection.isEmpty()) {
      interview.say("orch: " + objection + ".");
      return Optional.empty();
    }
    try {
      Path directory = app.host().stateDirectory().resolve("edits");
      OwnerOnly.createDirectory(directory);
      Path file = Files.createTempFile(directory, "new-", ".yaml");
      Files.writeString(file, YamlText.write(document));
      Optional<Draft> draft = untilValid(editor, file);
      Files.deleteIfExists(file);
      return draft;
    } catch (IOException e) {
      interview.say("orch: " + e.getMessage() + ".");
      return Optional.empty();
    }
  }

  private Optional<Draft> untilValid(Editor editor, Path file) throws IOException {
    do {
      try {
        editor.edit(file);
        return Optional.of(draft(file));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KeptEditException(
            new CommandInterruptedException("interrupted; nothing was sent"), file);
      } catch (InvalidDocumentException e) {
        e.mistakes().forEach(mistake -> interview.say(mistake.describe()));
      }
    } while (interview
        .pick("Edit it again?", "n goes back to the document as it was.", "yes", "yes", "no")
        .equals("yes"));
    return Optional.empty();
  }

  private static Draft draft(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    byte[] text = Files.readString(file).getBytes(StandardCharsets.UTF_8);
    List<Document> documents = DocumentReader.read(name, text);
    if (documents.size() != 1) {
      String what = "the text has " + documents.size() + " documents; it must have exactly one";
      throw new InvalidDocumentException(List.of(new Mistake(name, "", what)));
    }
    Draft draft = Draft.of(documents.get(0));
    new Requests(draft, field -> "").create();
    return draft;
  }
}

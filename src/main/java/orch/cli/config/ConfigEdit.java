package orch.cli.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.output.Views;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.KeptEditException;
import orch.cli.problem.UsageException;
import orch.cli.write.GuardedUpdate;
import orch.cli.write.PreparedUpdate;
import orch.cli.write.Warnings;
import orch.cli.write.WriteFlags;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.configuration.Fields;
import orch.configuration.PatchRequest;
import orch.document.DocumentReader;
import orch.document.InvalidDocumentException;
import orch.output.View;
import orch.term.Editor;
import orch.term.Prompt;

/** {@code orch config edit}. */
public final class ConfigEdit implements Command {
  private final Argument<String> idOrName =
      Argument.one("ID|NAME", "the configuration's id or name").content(Content.CONFIGURATION);
  private final WriteFlags write = new WriteFlags();
  private final Warnings warnings = new Warnings();

  /**
   * The maximum number of invalid texts from an editor without a terminal; at a terminal, the user
   * ends the loop by not changing the text.
   */
  private static final int UNATTENDED = 3;

  private final App app;
  private final Account account;

  public ConfigEdit(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "edit", "Change a configuration in an editor")
        .describe(
            "Opens the configuration as YAML in $VISUAL or $EDITOR, and sends your"
                + " changes. If the text is not valid, the editor opens again with the"
                + " mistakes listed at the top. If the configuration was changed by somebody"
                + " else in the meantime, nothing is sent and your text is saved.")
        .examples(
            "orch config edit support --wait",
            "EDITOR='code --wait' orch config edit support --wait")
        .takes(idOrName)
        .takes(warnings.flag())
        .takes(write.all());
  }

  @Override
  public List<View> prints() {
    return List.of(Views.CONFIGURATION, Views.OPERATION);
  }

  @Override
  public Integer call() throws InterruptedException {
    Editor editor = editor();
    GuardedUpdate revising = new GuardedUpdate(account, write);
    warnings.show(List.of(), account);
    Configuration live = revising.read(idOrName.orElse(""), false);
    Path file = newFile(live);
    EditBuffer text = new EditBuffer(live, file.getFileName().toString(), warnings);
    write(file, text.first());
    Optional<PatchRequest> request = edited(editor, file, text);
    warnings.show(text.findings(), account);
    revising.resume();
    int code;
    if (request.isEmpty()) {
      code = revising.unchanged(live);
    } else {
      code = sent(revising, live, request.get(), file);
    }
    remove(file);
    return code;
  }

  /** Opens the editor until the text is valid, or the user gives up. */
  private Optional<PatchRequest> edited(Editor editor, Path file, EditBuffer text) {
    boolean attended = new Prompt(app.terminal()).isPossible();
    for (int round = 1; ; round++) {
      String before = read(file);
      try {
        editor.edit(file);
      } catch (IOException e) {
        throw notEdited(new UsageException(e.getMessage() + "; nothing was sent"), file, text);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw notEdited(
            new CommandInterruptedException("interrupted; nothing was sent"), file, text);
      }
      String after = read(file);
      try {
        return text.change(after);
      } catch (InvalidDocumentException problem) {
        if (after.equals(before) || (!attended && round == UNATTENDED)) {
          throw new KeptEditException(problem, file);
        }
        write(file, text.withMistakes(after));
      }
    }
  }

  /** Keeps the file if a failed editor has saved changes in it. */
  private static RuntimeException notEdited(RuntimeException why, Path file, EditBuffer text) {
    if (!read(file).equals(text.first())) {
      return new KeptEditException(why, file);
    }
    remove(file);
    return why;
  }

  private int sent(GuardedUpdate revising, Configuration live, PatchRequest request, Path file)
      throws InterruptedException {
    if (request.document().has(Fields.GROUPING)) {
      app.note(ConfigUpdate.GROUPING_WARNING);
    }
    try {
      return revising.run(
          PreparedUpdate.patch(
              live, request, now -> Difference.by(request.toJson(), now.json()).changes()));
    } catch (RuntimeException problem) {
      throw new KeptEditException(problem, file);
    }
  }

  private Editor editor() {
    Optional<Editor> chosen = Editor.chosen(app.host().environment());
    boolean terminal = new Prompt(app.terminal()).isPossible();
    if (app.globals().isNoInput() || (chosen.isEmpty() && !terminal)) {
      throw new UsageException(
          "config edit needs an editor and a terminal; without them, use orch config update");
    }
    Editor editor = chosen.orElseGet(Editor::usual);
    String objection = editor.objection(app.host().environment(), app.host().directory());
    if (!objection.isEmpty()) {
      String edit = app.commandLine("config edit", idOrName.orElse(""));
      String variable = editor.variable().isEmpty() ? "EDITOR" : editor.variable();
      throw new UsageException(
          objection + "; nothing was sent; to use another: " + variable + "=nano " + edit);
    }
    return editor;
  }

  /**
   * Creates the file in the state directory, not among temporary files, so that the text is not
   * lost.
   */
  private Path newFile(Configuration live) {
    Path directory = app.host().stateDirectory().resolve("edits");
    try {
      Files.createDirectories(directory);
      return Files.createTempFile(directory, safe(live.label()) + "-", ".yaml");
    } catch (IOException e) {
      throw new UsageException(
          "cannot create a file for the text in " + directory + ": " + reason(e));
    }
  }

  /** The reason as text for people; the exceptions themselves name Java types. */
  private static String reason(IOException problem) {
    if (problem instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof NoSuchFileException) {
      return "no such file";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "a file of this name is in the way";
    }
    String reason =
        problem instanceof FileSystemException failed ? failed.getReason() : problem.getMessage();
    return Objects.requireNonNullElse(reason, "input/output error");
  }

  private static String safe(String name) {
    return name.replaceAll("[^A-Za-z0-9_-]", "_");
  }

  private static String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] text = in.readNBytes(DocumentReader.MAX_BYTES + 1);
      if (text.length > DocumentReader.MAX_BYTES) {
        throw new UsageException("the text is larger than 5 MiB; it is saved in " + file);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (IOException e) {
      throw new UsageException("the text cannot be read from " + file + ": " + reason(e));
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UsageException("the text cannot be written to " + file + ": " + reason(e));
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The file stays in the state directory, which does no harm.
    }
  }
}

package orch.cli.config;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.output.Views;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.KeptEditException;
import orch.cli.problem.UsageException;
import orch.cli.write.GuardedUpdate;
import orch.cli.write.PreparedUpdate;
import orch.cli.write.Warnings;
import orch.cli.write.WriteFlags;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.configuration.PatchRequest;
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
                + " else in the meantime, the editor opens again with both changes in your"
                + " text; without a terminal, nothing is sent and your text is saved.")
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
    EditFile file = EditFile.create(app.host().stateDirectory().resolve("edits"), live.label());
    EditBuffer text = new EditBuffer(live, file.name(), warnings);
    file.write(text.first());
    while (true) {
      Optional<PatchRequest> request = edited(editor, file, text);
      warnings.show(text.findings(), account);
      revising.resume();
      try {
        int code =
            request.isEmpty()
                ? revising.unchanged(text.live())
                : sent(revising, text.live(), request.get(), file);
        file.remove();
        return code;
      } catch (KeptEditException kept) {
        text = again(text, file, revising.deadline(), kept);
      }
    }
  }

  /**
   * If somebody else changed the configuration meanwhile, joins both changes in the user's text,
   * for another round in the editor. Without a terminal there is nobody to look at the result.
   */
  private EditBuffer again(EditBuffer text, EditFile file, Deadline deadline, KeptEditException why)
      throws InterruptedException {
    boolean isConflict = why.getCause() instanceof ChangedMeanwhileException;
    if (!isConflict || !new Prompt(app.terminal()).isPossible()) {
      throw why;
    }
    Configuration now = account.api().configuration(text.live().id(), deadline);
    EditBuffer.Joined joined = text.onto(now, file.read()).orElseThrow(() -> why);
    app.note(now.label() + " was changed meanwhile: the editor opens again, with both changes");
    file.write(joined.text());
    return joined.buffer();
  }

  /** Opens the editor until the text is valid, or the user gives up. */
  private Optional<PatchRequest> edited(Editor editor, EditFile file, EditBuffer text) {
    boolean attended = new Prompt(app.terminal()).isPossible();
    for (int round = 1; ; round++) {
      String before = file.read();
      try {
        editor.edit(file.path());
      } catch (IOException e) {
        throw notEdited(new UsageException(e.getMessage() + "; nothing was sent"), file, text);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw notEdited(
            new CommandInterruptedException("interrupted; nothing was sent"), file, text);
      }
      String after = file.read();
      try {
        return text.change(after);
      } catch (InvalidDocumentException problem) {
        if (after.equals(before) || (!attended && round == UNATTENDED)) {
          throw new KeptEditException(problem, file.path());
        }
        file.write(text.withMistakes(after));
      }
    }
  }

  /** Keeps the file if a failed editor has saved changes in it. */
  private static RuntimeException notEdited(RuntimeException why, EditFile file, EditBuffer text) {
    if (!file.read().equals(text.first())) {
      return new KeptEditException(why, file.path());
    }
    file.remove();
    return why;
  }

  private int sent(GuardedUpdate revising, Configuration live, PatchRequest request, EditFile file)
      throws InterruptedException {
    try {
      return revising.run(
          PreparedUpdate.patch(
              live, request, now -> Difference.by(request.toJson(), now.json()).changes()));
    } catch (RuntimeException problem) {
      throw new KeptEditException(problem, file.path());
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
}

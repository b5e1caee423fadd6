package orch.cli.config;

import java.util.List;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.guide.Ending;
import orch.cli.guide.Interview;
import orch.cli.guide.Question;
import orch.cli.guide.Verdict;
import orch.cli.problem.ExitCode;
import orch.configuration.Draft;
import orch.configuration.Fields;

/**
 * Asks for the fields of a configuration and for the file to write. Nothing is asked of the
 * account, so no answer needs credentials.
 */
final class GuidedInit {
  private final Account account;
  private final ConfigurationFlags flags;
  private final CreateAnswers answers;
  private final Interview interview;

  GuidedInit(Account account, ConfigurationFlags flags) {
    this.account = account;
    this.flags = flags;
    this.answers = new CreateAnswers(account.app(), flags, Optional.empty());
    Ending ending =
        new Ending(
            ExitCode.INVALID, "every question was answered", "nothing was written", answers::hint);
    this.interview = new Interview(account.app(), ending, false);
  }

  /** Asks for the required fields that a draft lacks, and for channels and callbacks. */
  void complete(Draft draft) {
    // A profile that does not exist is reported before anybody answers.
    account.connection();
    List<String> missing = ConfigurationFlags.missing(draft);
    interview.say(
        (missing.size() == 1 ? "One required field is" : missing.size() + " required fields are")
            + " missing. Nothing is written before the last answer. ? shows help, Ctrl-C cancels.");
    interview.say("");
    CreateQuestions questions =
        new CreateQuestions(flags, name -> Optional.empty(), new KnownStores(account));
    for (String field : missing) {
      String value = interview.ask(questions.of(field));
      answers.add(ConfigurationFlags.flagOf(field), value);
      ConfigurationFlags.set(draft, field, value);
    }
    new CreateExtras(interview, answers::add).ask(draft);
  }

  /** Asks for the file, until it is a new one or may be replaced. */
  InitFile file(Draft draft, boolean mayReplace) {
    App app = account.app();
    String name = draft.document().path(Fields.DISPLAY_NAME).asText();
    Question question =
        Question.about("File")
            .standard(InitFile.of(app, "", name).shown())
            .help(
                "The YAML file to write, such as configurations/support.yaml. Directories that do"
                    + " not exist are made.")
            .check(GuidedInit::checked);
    while (true) {
      InitFile file = InitFile.of(app, interview.ask(question), name);
      if (mayReplace || !file.exists() || replaces(file)) {
        return file;
      }
    }
  }

  /** Whether the user agrees that a file is replaced. */
  boolean replaces(InitFile file) {
    return interview.agrees(
        file.shown() + " exists. Replace it?",
        "y replaces the whole file, with its comments; n keeps it.");
  }

  private static Verdict checked(String name) {
    boolean isDirectory = name.endsWith("/");
    String objection = isDirectory ? "" : InitFile.objection(name);
    return objection.isEmpty() ? Verdict.accepted(name) : Verdict.refused(objection);
  }
}

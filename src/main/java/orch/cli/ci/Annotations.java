package orch.cli.ci;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.cli.app.App;
import orch.cli.output.WorkflowCommand;
import orch.cli.report.ErrorReporter.Reported;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;

/** The problem of a command as workflow commands, of which GitHub makes annotations. */
final class Annotations {
  private static final Pattern PLACE = Pattern.compile("(.+):([0-9]+)");

  /** GitHub shows no more in a step. */
  private static final int MOST = 10;

  private Annotations() {}

  /** One for each mistake in a file, else one for the problem. */
  static List<String> of(Reported failure, App app) {
    if (failure.problem() instanceof InvalidDocumentException invalid) {
      return invalid.mistakes().stream().limit(MOST).map(each -> of(each, app)).toList();
    }
    return List.of(command("", app, failure.report().message()));
  }

  private static String of(Mistake mistake, App app) {
    Matcher place = PLACE.matcher(mistake.source());
    String where =
        place.matches()
            ? "file="
                + WorkflowCommand.property(inWorkspace(place.group(1), app))
                + ",line="
                + place.group(2)
                + ","
            : "";
    return command(where, app, mistake.describe());
  }

  private static String command(String where, App app, String message) {
    return "::error "
        + where
        + "title="
        + WorkflowCommand.property("orch " + app.command())
        + "::"
        + WorkflowCommand.data(message);
  }

  /** GitHub finds a file by its path in the repository. */
  private static String inWorkspace(String file, App app) {
    try {
      Path whole = app.host().directory().resolve(file).normalize();
      String root = app.host().variable("GITHUB_WORKSPACE");
      return !root.isEmpty() && whole.startsWith(Path.of(root))
          ? Path.of(root).relativize(whole).toString()
          : file;
    } catch (InvalidPathException e) {
      return file;
    }
  }
}

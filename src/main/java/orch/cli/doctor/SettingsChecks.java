package orch.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.app.DefaultValueCheck;
import orch.cli.problem.ExitCode;
import orch.cli.report.ErrorReports;
import orch.file.OpenPlace;
import orch.profile.DefaultValue;
import orch.profile.Profile;
import orch.profile.Profiles;
import orch.profile.Project;

/** The checks of {@code orch doctor} on the files with profiles and default values. */
final class SettingsChecks {
  private final App app;
  private final DefaultValueCheck check;

  SettingsChecks(App app, DefaultValueCheck check) {
    this.app = app;
    this.check = check;
  }

  /** One check; it throws the exception that a command would get. */
  private interface Check {
    Finding look();
  }

  List<Finding> all() {
    Finding profiles = finding("profiles", this::profiles);
    Finding project = finding("project", this::project);
    boolean areReadable =
        profiles.state() != Finding.State.FAILED && project.state() != Finding.State.FAILED;
    Finding defaults =
        areReadable
            ? defaults()
            : Finding.skipped("defaults", "a file with settings cannot be read");
    return List.of(profiles, project, defaults);
  }

  private Finding finding(String name, Check look) {
    try {
      return look.look();
    } catch (RuntimeException problem) {
      return Finding.failed(name, new ErrorReports(app).of(problem), "correct the file");
    }
  }

  private Finding profiles() {
    Profiles profiles = app.sources().profiles();
    List<String> names = profiles.all().stream().map(Profile::name).toList();
    Optional<OpenPlace> open = app.sources().openPlace();
    if (open.isPresent()) {
      return Finding.warning(
          "profiles", "they are not used: " + open.get().problem(), open.get().remedy());
    }
    String active = profiles.active().isEmpty() ? "" : "; active: " + profiles.active();
    return Finding.ok("profiles", names.isEmpty() ? "none" : String.join(", ", names) + active);
  }

  private Finding project() {
    Optional<Project> project = app.sources().project();
    return Finding.ok("project", project.map(p -> p.file().toString()).orElse("none"));
  }

  private Finding defaults() {
    Map<String, DefaultValue> all = app.sources().defaults(app.globals().wanted().profile());
    List<String> mistakes = new ArrayList<>();
    String advice = "";
    for (DefaultValue value : all.values()) {
      String objection =
          value.objection().isEmpty()
              ? check.objection(value.option(), value.text())
              : value.objection();
      if (!objection.isEmpty()) {
        mistakes.add(value.message(objection));
        advice = advice.isEmpty() ? DefaultValueCheck.remedy(value) : advice;
      }
    }
    return mistakes.isEmpty()
        ? Finding.ok("defaults", all.isEmpty() ? "none" : String.join(", ", all.keySet()))
        : new Finding(
            "defaults", Finding.State.FAILED, String.join("; ", mistakes), advice, ExitCode.USAGE);
  }
}

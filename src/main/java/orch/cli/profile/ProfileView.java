package orch.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.problem.UsageException;
import orch.file.OpenPlace;
import orch.json.Json;
import orch.output.Column;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;
import orch.profile.Profile;
import orch.profile.ProfileStore;
import orch.profile.Profiles;
import orch.profile.SecretPlace;

/** Prints profiles, without their secrets. */
final class ProfileView {
  static final View VIEW =
      new View(
          "name",
          List.of(
              Column.of("NAME", "name"),
              Column.of("ACTIVE", "active"),
              Column.of("ACCOUNT", "accountSid"),
              Column.of("REGION", "region"),
              Column.of("EDGE", "edge"),
              Column.of("KEY", "apiKey"),
              Column.of("STORE", "store"),
              Column.of("PROTECTED", "protected")),
          List.of(
              "name",
              "active",
              "accountSid",
              "apiKey",
              "region",
              "edge",
              "baseUrl",
              "protected",
              "store",
              "credentialProcess",
              "keychainEntry",
              "secretFile",
              "file",
              "defaults.*"));

  private ProfileView() {}

  /**
   * Checks {@code --fields} before anything is stored, so that a mistake does not stop the command
   * halfway.
   *
   * @throws UsageException if {@code --fields} names an unknown field
   */
  static void refuseUnknownFields(App app) {
    app.output(VIEW);
  }

  static void printOne(App app, Profile profile, Profiles profiles) {
    Printer printer = app.output(VIEW).one(VIEW);
    printer.print(json(app, profile, profiles));
    printer.end();
  }

  static void printAll(App app, List<Profile> chosen, Profiles profiles) {
    Printer printer = app.output(VIEW).many(VIEW, Format.TABLE);
    chosen.forEach(profile -> printer.print(json(app, profile, profiles)));
    printer.end();
  }

  /**
   * Prints notes on where the secret of a new profile is, and whether the profile is now active.
   */
  static void noteKept(App app, ProfileStore.Kept kept) {
    Profile profile = kept.profile();
    Optional<OpenPlace> open = app.sources().openPlace();
    if (kept.hasNewSecret()) {
      String where =
          profile.place() == SecretPlace.FILE
              ? app.sources().secrets().file() + ", which only you can read"
              : profile.place().phrase();
      app.note("the secret of " + profile.name() + " is in " + where);
    }
    open.ifPresent(place -> warn(app, place));
    if (kept.activated()) {
      app.note(profile.name() + " is now the active profile; orch profile use selects another");
    }
  }

  private static void warn(App app, OpenPlace open) {
    app.messages().warning("the profiles are not used: " + open.problem() + "; " + open.remedy());
  }

  private static JsonNode json(App app, Profile profile, Profiles profiles) {
    ObjectNode json = Json.object();
    json.put("name", profile.name());
    json.put("active", profiles.active().equals(profile.name()));
    for (String key : List.of("accountSid", "apiKey", "region", "edge", "baseUrl")) {
      copy(profile, key, json);
    }
    json.put("protected", profile.isProtected());
    json.put("store", profile.place().toString());
    switch (profile.place()) {
      case CREDENTIAL_PROCESS -> json.put("credentialProcess", profile.credentialProcess());
      case KEYCHAIN -> json.put("keychainEntry", profile.entry());
      case FILE -> json.put("secretFile", app.sources().secrets().file().toString());
    }
    json.put("file", app.sources().profilesPath().toString());
    copy(profile, "defaults", json);
    return json;
  }

  private static void copy(Profile profile, String key, ObjectNode to) {
    JsonNode value = profile.json().get(key);
    if (value != null) {
      to.set(key, value);
    }
  }
}

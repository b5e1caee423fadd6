package orch.cli.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import orch.cli.app.DefaultValueCheck;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.json.Json;
import orch.profile.Defaults;
import orch.profile.Profile;
import orch.profile.SecretPlace;
import picocli.CommandLine.TypeConversionException;

/** The options for the settings of a profile. */
final class ProfileFlags {
  private final Option<String> account =
      Option.text("--account-sid").ofDocument().label("AC...").description("SID of the account");
  private final Option<String> key =
      Option.text("--api-key")
          .ofDocument()
          .label("SK...")
          .description("SID of the API key; without it, the secret is the auth token");
  private final Option<String> process =
      Option.text("--credential-process")
          .ofDocument()
          .label("CMD")
          .description("command that prints the credentials as JSON, instead of a stored secret");
  private final Option<Boolean> isProtected =
      Option.yesOrNo("--protected")
          .ofDocument()
          .description("ask for a name before anything is deleted or replaced");
  private final Option<List<String>> defaults =
      Option.texts("--default")
          .ofDocument()
          .label("OPTION=VALUE")
          .content(Content.DEFAULT_VALUE)
          .description("default value for an option; repeatable");

  /**
   * Options that other tools use for secrets; orch recognizes them so that no message shows their
   * values.
   */
  private final List<Option<String>> refused =
      Stream.of("--api-secret", "--auth-token", "--secret", "--token", "--password")
          .map(name -> Option.text(name).onlyOnCommandLine().hidden())
          .toList();

  private final DefaultValueCheck check;

  ProfileFlags(DefaultValueCheck check) {
    this.check = check;
  }

  /** All options, in the order of the help. */
  List<Option<?>> all() {
    List<Option<?>> all = new ArrayList<>(List.of(account, key, process, isProtected, defaults));
    all.addAll(refused);
    return all;
  }

  /**
   * Refuses a secret on the command line.
   *
   * @throws UsageException if a secret was given; the message does not contain it
   */
  void refuseSecrets() {
    if (refused.stream().anyMatch(flag -> flag.value().isPresent())) {
      throw new UsageException(
          "orch takes no secret from the command line, where other programs can read"
              + " it: pipe it in (--secret-stdin), or leave it out and orch asks for it");
    }
  }

  /** Whether a command provides the credentials, so that no secret is stored. */
  boolean hasProcess() {
    return !process.orElse("").isBlank();
  }

  /**
   * The profile with the given options; settings that are not given stay.
   *
   * @param place the given region, edge and base URL, by key
   * @throws UsageException if {@code --default} gives an option a value that it cannot have
   */
  Profile over(Profile before, Map<String, String> place) {
    ObjectNode json = before.json().deepCopy();
    put(json, "accountSid", account.value());
    put(json, "apiKey", key.value());
    place.forEach((setting, value) -> put(json, setting, Optional.of(value)));
    isProtected.value().ifPresent(on -> json.put("protected", on));
    if (hasProcess()) {
      json.remove("store");
      json.remove("storedAs");
    }
    put(json, "credential_process", process.value());
    defaults.orElse(List.of()).forEach(pair -> putDefault(json, pair));
    return new Profile(before.name(), json);
  }

  /** Sets a value; an empty value removes it. */
  static void put(ObjectNode json, String key, Optional<String> value) {
    value.ifPresent(
        text -> {
          if (text.isBlank()) {
            json.remove(key);
          } else {
            json.put(key, text.strip());
          }
        });
  }

  private void putDefault(ObjectNode json, String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw new UsageException("--default needs OPTION=VALUE, as in output=yaml");
    }
    String option = pair.substring(0, equals).replaceFirst("^--", "");
    String text = pair.substring(equals + 1);
    ObjectNode all =
        json.get("defaults") instanceof ObjectNode there ? there : json.putObject("defaults");
    // What is wrong in the file can be removed.
    if (!text.isBlank() || !all.has(option)) {
      refuse("--default " + option, Defaults.objection(option));
    }
    if (!text.isBlank()) {
      refuse("--default " + option + "=" + text, check.objection(option, text));
    }
    put(all, option, Optional.of(text));
    if (all.isEmpty()) {
      json.remove("defaults");
    }
  }

  private static void refuse(String flag, String objection) {
    if (!objection.isEmpty()) {
      throw new UsageException(flag + ": " + objection);
    }
  }

  /** The given options as words of a command line. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    add(words, "--account-sid", account.value());
    add(words, "--api-key", key.value());
    add(words, "--credential-process", process.value());
    isProtected.value().ifPresent(on -> words.add(on ? "--protected" : "--no-protected"));
    defaults.orElse(List.of()).forEach(pair -> add(words, "--default", Optional.of(pair)));
    return words;
  }

  private static void add(List<String> words, String name, Optional<String> value) {
    value.ifPresent(text -> words.addAll(List.of(name, text)));
  }

  static Profile empty(String name) {
    return new Profile(name, Json.object());
  }

  /** The option for the place of the secret. */
  static Option<SecretPlace> store() {
    return Option.of(SecretPlace.class, ProfileFlags::place, "--store")
        .label("WHERE")
        .values(List.of(SecretPlace.KEYCHAIN.toString(), SecretPlace.FILE.toString()))
        .description("place for the secret; the default is the keychain if there is one");
  }

  private static SecretPlace place(String text) {
    for (SecretPlace place : List.of(SecretPlace.KEYCHAIN, SecretPlace.FILE)) {
      if (place.toString().equalsIgnoreCase(text.strip())) {
        return place;
      }
    }
    throw new TypeConversionException("'" + text + "' is neither keychain nor file");
  }
}

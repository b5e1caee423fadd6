package orch.cli.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import orch.cli.app.GlobalFlags;
import orch.cli.option.Option;
import orch.profile.Defaults;

/**
 * The default values of options that were set in this shell. Commands see them as the variables
 * that {@code orch help environment} explains, so that every rule about those holds here too.
 */
final class Variables {
  static final String PROFILE = "profile";

  private final Map<String, String> environment;
  private final Map<String, String> values = new TreeMap<>();

  /**
   * @param environment the variables of the process
   */
  Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Takes the options of {@code orch shell} itself as values for its commands. */
  void take(GlobalFlags globals) {
    for (Option<?> option : globals.all()) {
      if (option.isGiven() && option.variable().isPresent()) {
        values.put(name(option), option.typed());
      }
    }
  }

  private static String name(Option<?> option) {
    return option
        .variable()
        .orElse("")
        .replaceFirst("^ORCH_", "")
        .replace('_', '-')
        .toLowerCase(Locale.ROOT);
  }

  /** The names that can be set: the options of every command, and those with default values. */
  static List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Option<?> option : new GlobalFlags().all()) {
      if (option.variable().isPresent()) {
        names.add(name(option));
      }
    }
    names.addAll(Defaults.OPTIONS);
    names.removeAll(Defaults.OF_FIELDS);
    names.remove(PROFILE);
    return new ArrayList<>(names);
  }

  void set(String name, String value) {
    values.put(name, value);
  }

  /** Removes a value; the one of the process, if any, holds again. */
  void unset(String name) {
    values.remove(name);
  }

  /** The values that were set, by name. */
  Map<String, String> all() {
    return values;
  }

  /** The environment of the shell's commands and programs. */
  Map<String, String> forCommands() {
    Map<String, String> all = new HashMap<>(environment);
    values.forEach(
        (name, value) -> all.put("ORCH_" + name.replace('-', '_').toUpperCase(Locale.ROOT), value));
    return all;
  }
}

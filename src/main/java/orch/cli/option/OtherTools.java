package orch.cli.option;

import java.util.List;
import java.util.Map;

/**
 * Words that other command lines (kubectl, gh, hcloud, az and the vendor's) use for what orch calls
 * by another name.
 */
public final class OtherTools {
  /** The words for one command, by the names that orch may have for it; the first that exists. */
  private record Synonyms(List<String> words, List<String> names) {
    static Synonyms of(String words, String... names) {
      return new Synonyms(List.of(words.split(" ", -1)), List.of(names));
    }
  }

  private static final List<Synonyms> COMMANDS =
      List.of(
          Synonyms.of("ls all", "list"),
          Synonyms.of("rm del delete remove destroy erase unset", "delete", "remove"),
          Synonyms.of("get show describe view inspect cat info read", "get", "show"),
          Synonyms.of("new add create make post", "create", "add"),
          Synonyms.of("set change modify patch put replace", "set", "update"),
          Synonyms.of("rename mv move", "rename"),
          Synonyms.of("use switch select activate", "use"),
          Synonyms.of("follow watch", "wait"),
          Synonyms.of("lint check verify", "validate"),
          Synonyms.of("load", "import"));

  private static final Map<String, String> NOUNS =
      Map.of(
          "configs", "config",
          "configuration", "config",
          "configurations", "config",
          "cfg", "config",
          "profiles", "profile",
          "context", "profile",
          "contexts", "profile",
          "account", "profile",
          "accounts", "profile");

  private static final Map<String, String> ANYWHERE =
      Map.ofEntries(
          Map.entry("login", "profile add"),
          Map.entry("signin", "profile add"),
          Map.entry("auth", "profile add"),
          Map.entry("configure", "profile add"),
          Map.entry("logout", "profile remove"),
          Map.entry("signout", "profile remove"),
          Map.entry("who", "whoami"),
          Map.entry("me", "whoami"),
          Map.entry("ping", "doctor"),
          Map.entry("check", "doctor"),
          Map.entry("diagnose", "doctor"),
          Map.entry("lint", "config validate"),
          Map.entry("validate", "config validate"),
          Map.entry("serve", "emulator"),
          Map.entry("server", "emulator"),
          Map.entry("start", "emulator"),
          Map.entry("mock", "emulator"),
          Map.entry("man", "help"),
          Map.entry("docs", "help"));

  /** Options; one that ends with {@code =} takes over the value of the unknown one. */
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("--json", "-o json"),
          Map.entry("--yaml", "-o yaml"),
          Map.entry("--csv", "-o csv"),
          Map.entry("--wide", "-o wide"),
          Map.entry("--format", "--output="),
          Map.entry("--query", "--jq="),
          Map.entry("--columns", "--fields="),
          Map.entry("--properties", "--fields="),
          Map.entry("--selector", "--filter="),
          Map.entry("--order-by", "--sort-by="),
          Map.entry("--max-items", "--limit="),
          Map.entry("--filename", "--file="),
          Map.entry("--from-file", "--file="),
          Map.entry("--title", "--name="),
          Map.entry("--context", "--profile="),
          Map.entry("--endpoint", "--base-url="),
          Map.entry("--endpoint-url", "--base-url="),
          Map.entry("--url", "--base-url="),
          Map.entry("--request-timeout", "--http-timeout="),
          Map.entry("--no-headers", "--no-header"),
          Map.entry("--no-color", "--color never"),
          Map.entry("--force", "--yes"),
          Map.entry("--confirm", "--yes"),
          Map.entry("--assume-yes", "--yes"),
          Map.entry("--no-prompt", "--no-input"),
          Map.entry("--non-interactive", "--no-input"),
          Map.entry("--silent", "--quiet"),
          Map.entry("--trace", "--debug"),
          Map.entry("--watch", "--wait"),
          Map.entry("-w", "--wait"),
          Map.entry("-n", "--name="));

  private OtherTools() {}

  /** The command among these that another tool calls by this word; empty for none. */
  public static String command(String word, Iterable<String> known) {
    for (Synonyms synonyms : COMMANDS) {
      if (synonyms.words().contains(word)) {
        for (String name : synonyms.names()) {
          for (String command : known) {
            if (command.equals(name)) {
              return name;
            }
          }
        }
      }
    }
    return "";
  }

  /** The noun for another word for it, or for itself; empty for any other word. */
  public static String noun(String word) {
    return NOUNS.containsValue(word) ? word : NOUNS.getOrDefault(word, "");
  }

  /** The words of a whole command for one word of another tool, such as login; empty for none. */
  public static List<String> anywhere(String word) {
    String words = ANYWHERE.getOrDefault(word, "");
    return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
  }

  /**
   * The words to write for an option of another tool; empty for none.
   *
   * @param argument the option, with its value behind an equals sign if there is one
   */
  public static List<String> option(String argument) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    String meant = OPTIONS.getOrDefault(name, "");
    if (meant.isEmpty()) {
      return List.of();
    }
    if (meant.endsWith("=")) {
      return List.of(
          equals < 0
              ? meant.substring(0, meant.length() - 1)
              : meant + argument.substring(equals + 1));
    }
    return List.of(meant.split(" ", -1));
  }
}

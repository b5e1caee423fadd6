package orch.cli.app;

import java.util.List;
import orch.api.ApiException;
import orch.api.Listing;
import orch.api.Namesakes;
import orch.api.Pages;
import orch.cli.problem.AmbiguousNameException;
import orch.cli.problem.NotFoundException;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.concurrent.DeadlineException;
import orch.configuration.Configuration;
import orch.document.Suggestion;
import orch.operation.TypeId;

/** Finds a configuration by its id or name. */
public final class ConfigurationLookup {
  private static final int PAGE = 200;

  private final Account account;
  private final App app;
  private final Deadline deadline;

  /**
   * @param deadline for all requests of the lookup
   */
  public ConfigurationLookup(Account account, Deadline deadline) {
    this.account = account;
    this.app = account.app();
    this.deadline = deadline;
  }

  /**
   * Finds the configuration. If none has this id or name, takes the only one with this name in
   * another case, or with an id that starts so, and says so in a note.
   *
   * @throws NotFoundException if there is none
   * @throws AmbiguousNameException if there are several
   * @throws DeadlineException if the deadline passes before it is found
   */
  public Configuration find(String idOrName) throws InterruptedException {
    return find(idOrName, true);
  }

  /**
   * Finds the configuration with exactly this id or name, for a change that nobody confirms and
   * that cannot be undone.
   *
   * @throws NotFoundException if there is none
   * @throws AmbiguousNameException if there are several
   * @throws DeadlineException if the deadline passes before it is found
   */
  public Configuration findExactly(String idOrName) throws InterruptedException {
    return find(idOrName, false);
  }

  private Configuration find(String idOrName, boolean mayGuess) throws InterruptedException {
    if (idOrName.isBlank() || idOrName.equals(".") || idOrName.equals("..")) {
      // In a URL path, these would address another resource.
      throw new UsageException("\"" + idOrName + "\" is neither an id nor a name");
    }
    if (TypeId.matches(idOrName)) {
      return byId(idOrName);
    }
    Candidates candidates = new Candidates(idOrName);
    new Pages(account.api(), deadline).each(new Listing(PAGE, ""), candidates);
    if (candidates.namesakes().areSeveral()) {
      throw ambiguous(idOrName, candidates.namesakes());
    }
    if (candidates.exact().isPresent()) {
      return candidates.exact().get();
    }
    return mayGuess && !candidates.near().isEmpty()
        ? only(idOrName, candidates.near())
        : byUnknownId(idOrName, candidates);
  }

  private Configuration only(String word, List<Configuration> near) {
    if (near.size() > 1) {
      throw new AmbiguousNameException(
          "\"" + word + "\" may mean " + near.size() + " configurations",
          near.stream().map(ConfigurationLookup::named).toList(),
          "to list the configurations: " + app.commandLine("config list"));
    }
    app.note("using " + named(near.get(0)));
    return near.get(0);
  }

  private AmbiguousNameException ambiguous(String name, Namesakes namesakes) {
    return new AmbiguousNameException(
        namesakes.describe(),
        namesakes.ids(),
        "give one of these ids; to see what they are: "
            + app.commandLine("config list", "--filter", "displayName=" + name));
  }

  /** The list does not have it. It may be an id in an unknown form, so the API decides. */
  private Configuration byUnknownId(String word, Candidates candidates)
      throws InterruptedException {
    try {
      return byId(word);
    } catch (ApiException.NotFound | ApiException.Invalid answer) {
      throw missing(word, candidates, answer);
    }
  }

  private NotFoundException missing(String word, Candidates candidates, ApiException answer) {
    String message = "no configuration has the id or name \"" + word + "\"";
    List<Configuration> near = candidates.near();
    if (near.size() == 1) {
      Configuration meant = near.get(0);
      return new NotFoundException(
          message + "; did you mean " + named(meant) + "?",
          "where nobody confirms it, the id or name must be exact: "
              + app.sameCommand().instead(word, meant.id()),
          answer);
    }
    return new NotFoundException(
        message + Suggestion.question(word, candidates.names()),
        "to list the configurations: " + app.commandLine("config list"),
        answer);
  }

  private static String named(Configuration configuration) {
    String name = configuration.displayName();
    return name.isEmpty() ? configuration.id() : name + " (" + configuration.id() + ")";
  }

  private Configuration byId(String id) throws InterruptedException {
    try {
      return account.api().configuration(id, deadline);
    } catch (ApiException problem) {
      if (deadline.left().isZero()) {
        throw new DeadlineException("the response to \"" + problem.call().action() + "\"", problem);
      }
      throw problem;
    }
  }
}

package orch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import orch.api.Api;
import orch.api.Listing;
import orch.api.Pages;
import orch.configuration.Configuration;
import orch.operation.Deadline;

/** Finds the one configuration that is meant by an id or an exact name. */
final class Lookup {
  /** Any prefix may be an id's; 26 characters of base 32 at the end make it one (TypeID). */
  private static final Pattern ID = Pattern.compile("[a-z_]+_[0-7][0-9a-hjkmnp-tv-z]{25}");

  private static final int PAGE = 200;

  private final Api api;
  private final Supplier<Deadline> deadlines;

  Lookup(Api api, Supplier<Deadline> deadlines) {
    this.api = api;
    this.deadlines = deadlines;
  }

  /**
   * The configuration.
   *
   * @throws AmbiguousName when several have the name
   */
  Configuration find(String idOrName) throws InterruptedException {
    if (idOrName.isBlank() || idOrName.equals(".") || idOrName.equals("..")) {
      // In a URL these would be another resource.
      throw new UsageProblem("\"" + idOrName + "\" is neither an id nor a name");
    }
    if (ID.matcher(idOrName).matches()) {
      return api.configuration(idOrName, deadlines.get());
    }
    List<Configuration> named = new ArrayList<>();
    new Pages(api, deadlines)
        .each(
            new Listing(PAGE, ""),
            configuration ->
                !configuration.displayName().equals(idOrName) || named.add(configuration));
    if (named.size() > 1) {
      throw new AmbiguousName(idOrName, named.stream().map(Configuration::id).toList());
    }
    // Not a name: then it must be an id of a form nobody has seen yet, and the API has the last
    // word.
    return named.isEmpty() ? api.configuration(idOrName, deadlines.get()) : named.get(0);
  }
}

package orch.api;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import orch.configuration.Configuration;
import orch.operation.Deadline;

/** Goes through all pages of a listing. */
public final class Pages {
  private final Api api;
  private final Supplier<Deadline> deadlines;

  /**
   * @param deadlines one for each page: a listing takes as long as it is
   */
  public Pages(Api api, Supplier<Deadline> deadlines) {
    this.api = api;
    this.deadlines = deadlines;
  }

  /**
   * Hands over every configuration, page after page, until there is no more or the taker has
   * enough.
   *
   * @param taker true to get the next one
   * @throws ApiProblem.BadReply when the service sends the reader round in a circle
   */
  public void each(Listing listing, Predicate<Configuration> taker) throws InterruptedException {
    Set<String> tokens = new HashSet<>();
    String token = "";
    do {
      Page page = api.page(listing, token, deadlines.get());
      for (Configuration configuration : page.configurations()) {
        if (!taker.test(configuration)) {
          return;
        }
      }
      token = page.nextToken();
      if (!tokens.add(token)) {
        throw new ApiProblem.BadReply(
            page.call(), Reply.none("the list of pages goes round in a circle"));
      }
    } while (!token.isEmpty());
  }
}

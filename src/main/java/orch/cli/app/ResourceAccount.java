package orch.cli.app;

import java.net.URI;
import java.nio.file.Path;
import orch.api.Api;
import orch.api.ClientOptions;
import orch.api.Resource;
import orch.api.Target;
import orch.network.BaseUrls;
import orch.profile.Connection;

/**
 * An account at the API of another product. It shares the connection of the account, and has a
 * journal target of its own, so that no write is ever repeated at the wrong API.
 */
final class ResourceAccount extends Account {
  private final Account main;
  private final Resource resource;

  private ResourceAccount(Account main, Resource resource) {
    super(main.app());
    this.main = main;
    this.resource = resource;
  }

  /** Returns the plain type, so that commands without such an account do not load this class. */
  static Account of(Account main, Resource resource) {
    return new ResourceAccount(main, resource);
  }

  @Override
  public Connection connection() {
    return main.connection();
  }

  @Override
  void check() {
    main.check();
  }

  @Override
  Api api(Target target, ClientOptions options) {
    return new Api(target, options, resource.root());
  }

  @Override
  public URI shownBaseUrl() {
    return BaseUrls.ofProduct(main.shownBaseUrl(), resource.product());
  }

  /** The product's own host at the vendor; elsewhere, the same server answers for all products. */
  @Override
  public URI url() {
    return BaseUrls.ofProduct(main.url(), resource.product());
  }

  @Override
  public String journalTarget() {
    return main.journalTarget() + resource.path();
  }

  @Override
  public Path durations() {
    return Path.of(main.durations() + "." + resource.product());
  }
}

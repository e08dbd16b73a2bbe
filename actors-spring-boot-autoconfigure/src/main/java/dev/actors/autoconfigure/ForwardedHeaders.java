package dev.actors.autoconfigure;

import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Whether the web server believes headers that say who the peer is; Boot's own rules, read from its
 * properties.
 */
final class ForwardedHeaders {

    private ForwardedHeaders() {}

    static boolean areHonoured(Environment environment) {
        String strategy = environment.getProperty("server.forward-headers-strategy");
        if (StringUtils.hasText(environment.getProperty("server.tomcat.remoteip.remote-ip-header"))
                || StringUtils.hasText(
                        environment.getProperty("server.tomcat.remoteip.protocol-header"))) {
            return true;
        }
        if (StringUtils.hasText(strategy)) {
            return !strategy.equalsIgnoreCase("none");
        }
        CloudPlatform platform = CloudPlatform.getActive(environment);
        return platform != null && platform.isUsingForwardHeaders();
    }
}

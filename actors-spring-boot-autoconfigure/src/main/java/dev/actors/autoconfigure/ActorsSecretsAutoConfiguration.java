package dev.actors.autoconfigure;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Auto-configuration of what hides the cookie and the tokens in the actuator's endpoints {@code
 * env} and {@code configprops}, also where these show the values of all other properties.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class ActorsSecretsAutoConfiguration {

    /** The keys, in whatever way a source of properties writes them: letters and digits only. */
    private static final Pattern SECRETS =
            Pattern.compile("actors(node|webtoken|httppeers.*token)");

    @Bean
    @ConditionalOnMissingBean(name = "actorsSecretsSanitizingFunction")
    SanitizingFunction actorsSecretsSanitizingFunction() {
        return data -> isSecret(data.getKey()) ? data.withSanitizedValue() : data;
    }

    private static boolean isSecret(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return SECRETS.matcher(plain).matches();
    }
}

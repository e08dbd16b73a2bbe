package dev.actors.spring.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The chain that the documentation shows. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class ActorsSecurity {

    @Bean
    SecurityFilterChain actorsChain(HttpSecurity http) {
        return http.securityMatcher("/actors/**")
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(HttpMethod.GET, "/actors/**")
                                        .hasAnyRole("VIEWER", "OPERATOR")
                                        .requestMatchers(HttpMethod.HEAD, "/actors/**")
                                        .hasAnyRole("VIEWER", "OPERATOR")
                                        .anyRequest()
                                        .hasRole("OPERATOR"))
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}

#!/usr/bin/env Rscript
# SPDX-License-Identifier: GPL-3.0-or-later
# A little programme of six neighbourhoods with hours, two arms and people lost, and what R says of
# it; tests/unit/study compares findings against it:
#     Rscript tests/reference/study.R > tests/reference/study_tables.h
# The mixed model is the dense one of reference.R, polished and held against lme4 and pbkrtest.
suppressPackageStartupMessages({ library(lme4); library(pbkrtest) })
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
source_part <- function(from, to) {
  lines <- readLines(file.path(here, "reference.R"))
  eval(parse(text = lines[grep(from, lines)[1]:(grep(to, lines)[1] - 1)]), globalenv())
}
source_part("^emit <- function", "^cat\\(\"/\\* SPDX")
source_part("^dense <- function", "^one <- matrix")
source_part("^jfac <- function", "^pair <- function")
set.seed(20250311)
cat("/* SPDX-License-Identifier: GPL-3.0-or-later */\n")
cat("/* Written by tests/reference/study.R; do not edit. clang-format off */\n")
cat("#ifndef REFERENCE_STUDY_TABLES_H\n#define REFERENCE_STUDY_TABLES_H\n\n#include <math.h>\n\n")

sizes <- c(7, 12, 9, 14, 8, 10); place <- rep(0:5, sizes); n <- length(place)
pre <- pmin(5, pmax(1, round(2.6 + rnorm(n) + rnorm(6, 0, .4)[place + 1])))
arm <- ifelse(place %in% c(1, 4), 1, ifelse(place == 3, 2, 0))
arm[place == 5] <- rep(0:1, 5)
hours <- pmin(60, pmax(0, round(rnorm(n, 38, 14))))
post <- pmin(5, pmax(1, round(1 + .7 * pre + .012 * hours + .4 * (arm > 0) + rnorm(n, 0, .7) +
                              rnorm(6, 0, .35)[place + 1])))
sex <- 1 + (runif(n) < .6); year <- 1340 + round(runif(n) * 45); year[c(5, 21)] <- 0
lost <- runif(n) < plogis(-2.1 + .5 * (pre < 3) + .02 * (40 - hours)); hours_known <- hours
hours_known[c(3, 30)] <- NA
emit("study_place", place); emit("study_pre", pre); emit("study_post", ifelse(lost, NA, post))
emit("study_hours", hours_known); emit("study_arm", arm); emit("study_sex", sex); emit("study_year", year)

k <- !lost; d <- (post - pre)[k]; p <- pre[k]; g <- place[k]; h <- hours_known[k]; tr <- (arm > 0)[k] * 1
row <- function(m, j) c(m$b[j], m$se[j], m$df[j], m$low[j], m$high[j], m$p[j])
line <- function(m, j) { s <- summary(m)$coefficients[j, ]; ci <- confint(m)[j, ]
  c(s[1], s[2], m$df.residual, ci, s[4]) }
centre <- p - mean(p)
a <- dense(d, cbind(1, centre), g)
emit("study_ancova", c(row(a, 1), 1 + a$b[2], a$se[2]))
ok <- !is.na(h)
emit("study_dose", c(sum(ok), row(dense(d[ok], cbind(1, h[ok] / 10), g[ok]), 2)))
# who learned together: the people of one arm of a neighbourhood
half <- 2 * g + tr
dd <- dense(d, cbind(1, tr), half)
emit("study_did", c(sum(tr), sum(1 - tr), row(dd, 2)))
# one neighbourhood is trained: nothing but the estimate says anything
emit("study_did_alone", dense(d, cbind(1, g == 1), g)$b[2])
emit("study_g_did", jfac(length(d) - 2) * c(dd$b[2], dd$low[2], dd$high[2]) / sd(p))
emit("study_ancova_did", row(dense(d, cbind(1, tr, centre), half), 2))
# ---- one neighbourhood: least squares (place 3 for hours, place 5 for the arms)
l3 <- g == 3; l5 <- g == 5
emit("study_line_ancova", line(lm(d[l3] ~ I(p[l3] - mean(p[l3]))), 1))
emit("study_line_dose", line(lm(d[l3] ~ I(h[l3] / 10)), 2))
emit("study_line_did", line(lm(d[l5] ~ tr[l5]), 2))
emit("study_line_ancova_did", line(lm(d[l5] ~ tr[l5] + p[l5]), 2))

# ---- thirds by the pre score
r <- max(0, cor(p, post[k])); s <- sort(p); t3 <- ceiling(length(p) / 3)
low <- p <= s[t3]; high <- p >= s[length(p) - t3 + 1]; middle <- !low & !high
third <- function(w) c(sum(w), mean(p[w]), mean(d[w]), (1 - r) * (mean(p) - mean(p[w])),
                       mean(d[w]) - (1 - r) * (mean(p) - mean(p[w])))
emit("study_low", third(low)); emit("study_middle", if (any(middle)) third(middle) else c(0, NA, NA, NA, NA))
emit("study_high", third(high))

# ---- the lost
shift <- .2 * sd(pre)
answer <- function(value) {
  y <- ifelse(lost, value, post - pre); m <- dense(y, matrix(1, n, 1), place)
  c(m$b, m$low, m$high, m$p)
}
arms <- function(value) {
  y <- ifelse(lost, value * (arm > 0), post - pre); m <- dense(y, cbind(1, (arm > 0) * 1), 2 * place + (arm > 0))
  c(m$b[2], m$low[2], m$high[2], m$p[2])
}
emit("study_shift", shift)
emit("study_unchanged", answer(0)); emit("study_worse", answer(-shift))
emit("study_unchanged_arms", arms(0)); emit("study_worse_arms", arms(-shift))
stay <- tapply(!lost, place, sum); gone <- tapply(lost, place, sum)
odds <- log((stay + .5) / (gone + .5))[place + 1]
y0 <- ifelse(year == 0, mean(year[year > 0]), year)
weighted <- function(columns, x, w, g, parts) {
  m <- sum(w * x) / sum(w); z <- tapply(w * (x - m), g, sum); G <- length(z)
  se <- sqrt(G / (G - 1) * sum(z^2)) / sum(w); q <- qt(.975, G - parts)
  c(m, m - q * se, m + q * se, 2 * pt(-abs(m / se), G - parts), sum(w)^2 / sum(w^2))
}
f <- glm(k ~ pre + y0 + sex + odds, binomial, control = list(epsilon = 1e-15, maxit = 100))
emit("study_weighted", weighted(f, d, 1 / fitted(f)[k], g, 1))
f <- glm(k ~ pre + y0 + sex + I((arm > 0) * 1) + odds, binomial, control = list(epsilon = 1e-15, maxit = 100))
w <- 1 / fitted(f)[k]; m <- c(weighted.mean(d[tr == 0], w[tr == 0]), weighted.mean(d[tr == 1], w[tr == 1]))
emit("study_weighted_arms", c(m[2] - m[1], sum(w)^2 / sum(w^2)))
ct <- suppressWarnings(chisq.test(cbind(stay, gone), correct = FALSE))
emit("study_chi2", c(ct$statistic, ct$parameter, ct$p.value))

# ---- likeness of neighbours before; the model's effect size
v <- anova(lm(pre ~ factor(place))); n0 <- (n - sum(sizes^2) / n) / (length(sizes) - 1)
emit("study_icc", (v[1, 3] - v[2, 3]) / (v[1, 3] + (n0 - 1) * v[2, 3]))
m <- dense(d, matrix(1, length(d), 1), g); s <- tapply(d, g, length); N <- length(d); q <- post[k]
deff <- 1 + (sum(s^2) / N - 1) * m$theta[1] / sum(m$theta); c12 <- cov(p, q); sp <- sqrt((var(p) + var(q)) / 2)
dm <- m$b / sp
hw <- qt(.975, m$df) * sqrt(deff * dm^2 * (var(p)^2 + var(q)^2 + 2 * c12^2) / (8 * (N - 1) * sp^4) + m$se^2 / sp^2)
emit("study_g_model", jfac(N - 1) * c(dm, dm - hw, dm + hw))
emit("study_eb", m$b + m$theta[1] / (m$theta[1] + m$theta[2] / s) * (tapply(d, g, mean) - m$b))
cat("\n#endif\n")

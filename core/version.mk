# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The kiln authors
# The API generation this core offers: release 0.16.3's interfaces. The code
# is kiln's own, and so is the code name.
UK_VERSION = 0.16
UK_SUBVERSION = 3
UK_EXTRAVERSION =
UK_FULLVERSION = $(UK_VERSION).$(UK_SUBVERSION)$(UK_EXTRAVERSION)
UK_CODENAME = Ember

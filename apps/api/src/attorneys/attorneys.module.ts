import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { AttorneysController } from './attorneys.controller.js';
import { MakePowerOfAttorney } from './make-power.js';
import { SignPowerOfAttorney } from './sign-power.js';

@Module({ imports: [AgreementsModule], controllers: [AttorneysController], providers: [MakePowerOfAttorney, SignPowerOfAttorney] })
export class AttorneysModule {}

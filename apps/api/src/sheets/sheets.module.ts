import { Module } from '@nestjs/common';
import { CourtMaterial } from './court-material.js';
import { EnterParameters } from './enter-parameters.js';
import { Offers } from './make-offer.js';
import { CalculatorTables } from './parameter-tables.js';
import { ParametersController } from './parameters.controller.js';
import { RecordFacts } from './record-facts.js';
import { ShareSheet } from './share-sheet.js';
import { SheetQueries } from './sheets.queries.js';
import { SheetsController } from './sheets.controller.js';

@Module({
  controllers: [SheetsController, ParametersController],
  providers: [ShareSheet, SheetQueries, Offers, CourtMaterial, RecordFacts, CalculatorTables, EnterParameters],
  exports: [CourtMaterial, CalculatorTables],
})
export class SheetsModule {}
